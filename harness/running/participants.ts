import { type Chosen, chooseBrowsers, drivers } from '../drivers/index.ts'
import { problem } from '../errors.ts'
import type { RunRequest } from '../run.ts'
import type { Failed } from '../schema/journal.ts'

export type Participant = Extract<Chosen, { ok: true }>

/** The row of a browser that does not take part. */
export const unavailable = (browser: string, message: string, at: Date): Failed => ({
  type: 'failure',
  at: at.toISOString(),
  browser,
  benchmark: null,
  protocol: null,
  block: null,
  launch: null,
  reason: 'unavailable',
  message,
  during: null,
  console: [],
})

/** Browsers that take part in a run. */
export interface Participants {
  readonly found: ReadonlyMap<string, Participant>
  /** A row for each that does not. */
  readonly missing: readonly Failed[]
}

/** Browsers that take part, and a failure row for each that does not. @throws CrosslaneError when none is left */
export const participants = async ({ loaded: { config }, required, emit, now }: RunRequest): Promise<Participants> => {
  const found = new Map<string, Participant>()
  const missing: Failed[] = []
  for (const [id, chosen] of Object.entries(await chooseBrowsers(config.browsers, drivers))) {
    if (chosen.ok) {
      found.set(id, chosen)
      // What a person will open is not known before they do.
      if (!chosen.driver.join) emit({ type: 'browser-found', browser: chosen.browser.facts })
      continue
    }
    const { why, hint } = chosen
    if (required.includes(id)) throw problem('browserMissing', id, why, hint)
    emit({ type: 'browser-missing', browser: id, why, hint })
    missing.push(unavailable(id, `${why} ${hint}`, now()))
  }
  if (found.size === 0)
    throw problem(
      'noBrowser',
      missing.map(({ browser, message }) => `${browser}: ${message}`),
    )
  return { found, missing }
}
