import { loadConfig } from '../config/load.ts'
import type { Exit } from '../errors.ts'
import type { Context } from './context.ts'

export interface SuitesOptions {
  readonly config?: string | undefined
  readonly json: boolean
}

/** `25 min`, `1 h 50 min`. */
const long = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ')
}

/** `crosslane suites`: the suites of the config, and how long they take. */
export const suitesCommand = async (options: SuitesOptions, context: Context): Promise<Exit> => {
  const { config } = await loadConfig(context.folder, options.config)
  const { suites, suite: preset } = config
  if (options.json) {
    context.out(`${JSON.stringify({ schemaVersion: 1, suite: preset ?? null, suites }, null, 2)}\n`)
    return 'good'
  }
  const ids = Object.keys(suites)
  if (ids.length === 0) {
    context.err(
      'There is no suite in the config: a run measures every crate. docs/configuration.md says how to name some.\n',
    )
    return 'good'
  }
  const width = Math.max(...ids.map((id) => id.length))
  for (const [id, { title, question, minutes, quickMinutes }] of Object.entries(suites)) {
    const times = `${long(minutes)}, with --quick ${long(quickMinutes)}`
    context.out(
      `${id.padEnd(width)}  ${question || title} (${times})${id === preset ? ' [measured unless another is named]' : ''}\n`,
    )
  }
  context.err(`\nMeasure one: npx crosslane run --suite ${ids[0]} --quick\n`)
  return 'good'
}
