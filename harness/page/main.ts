import { attend } from './byHand/attended.ts'
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

const attended = await attend(here, (why) => void server.trouble(why))
try {
  if (attended === null) status('crosslane is measuring in this page. Please leave it in front.')
  const job = await server.job()
  const result = await visit(job, server, errors)
  await attended?.undisturbed()
  await server.result(result)
  if (attended === null) status('Done.')
} catch (error) {
  await attended?.undisturbed()
  if (attended === null) status(`crosslane could not measure: ${String(error)}`)
  await server.trouble(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).catch(() => {})
}
attended?.leave()
