import { measure } from './measure.ts'

const here = new URL(location.href)
const id = here.pathname.split('/').at(-1) ?? ''

const errors: string[] = []
addEventListener('error', ({ message }) => errors.push(message))
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))

const status = (text: string): void => {
  document.body.textContent = text
}

status('crosslane is testing this browser. Please leave this page in front.')
const response = await fetch(`/api/self-tests/${id}/result`, {
  method: 'POST',
  headers: { 'x-crosslane-token': here.searchParams.get('token') ?? '', 'content-type': 'application/json' },
  body: JSON.stringify(await measure(id, errors)),
})
status(response.ok ? 'Done.' : `The result was refused: ${response.status}`)
// Opened by a person: back to waiting.
const lobby = here.searchParams.get('lobby')
if (lobby !== null) location.replace(`/lobby/${lobby}${here.search}`)
