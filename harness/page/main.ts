import { exchange } from './exchange.ts'
import { visit } from './protocols.ts'

const here = new URL(location.href)
const server = exchange(here)

const errors: string[] = []
addEventListener('error', ({ message }) => errors.push(message))
addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))

const status = (text: string): void => {
  document.body.textContent = text
}

try {
  status('crosslane is measuring in this page. Please leave it in front.')
  const job = await server.job()
  await server.result(await visit(job, server, errors))
  status('Done.')
  const lobby = here.searchParams.get('lobby')
  if (lobby !== null) location.replace(`/lobby/${lobby}${here.search}`)
} catch (error) {
  status(`crosslane could not measure: ${String(error)}`)
  await server.trouble(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
}
