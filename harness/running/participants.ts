import { type Chosen, chooseBrowsers, drivers } from '../drivers/index.ts'
import { problem } from '../errors.ts'
import type { RunRequest } from '../run.ts'
import type { Failed } from '../schema/journal.ts'

export type Participant = Extract<Chosen, { ok: true }>

/** Browsers that take part, and a failure row for each that does not. @throws CrosslaneError when none is left */
export const participants = async ({ loaded: { config }, required, emit, now }: RunRequest) => {
  const found = new Map<string, Participant>()
  const missing: Failed[] = []
  for (const [id, chosen] of Object.entries(await chooseBrowsers(config.browsers, drivers))) {
    if (chosen.ok) {
      found.set(id, chosen)
      emit({ type: 'browser-found', browser: chosen.browser.facts })
      continue
    }
    const { why, hint } = chosen
    if (required.includes(id)) throw problem('browserMissing', id, why, hint)
    emit({ type: 'browser-missing', browser: id, why, hint })
    missing.push({
      type: 'failure',
      at: now().toISOString(),
      browser: id,
      benchmark: null,
      protocol: null,
      block: null,
      launch: null,
      reason: 'unavailable',
      message: `${why} ${hint}`,
      during: null,
      console: [],
    })
  }
  if (found.size === 0)
    throw problem(
      'noBrowser',
      missing.map(({ browser, message }) => `${browser}: ${message}`),
    )
  return { found, missing }
}
