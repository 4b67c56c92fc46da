import type { Driver } from '../drivers/driver.ts'
import { problem } from '../errors.ts'
import { duration } from '../progress/duration.ts'
import type { RunRequest } from '../run.ts'
import type { Failed } from '../schema/journal.ts'
import type { Site } from '../serve/site.ts'
import { type Participant, type Participants, unavailable } from './participants.ts'

type Awaited = Participant & { readonly driver: Driver & Required<Pick<Driver, 'join'>> }

const isAwaited = (participant: Participant): participant is Awaited => participant.driver.join !== undefined

/** Waits for one. @returns it as it showed itself, or `null` when nobody came in time */
const come = async (
  { driver, browser, ...rest }: Awaited,
  site: Site,
  { loaded, signal, emit }: Pick<RunRequest, 'loaded' | 'signal' | 'emit'>,
): Promise<Participant | null> => {
  const { id } = browser.facts
  const waitMs = loaded.config.design.joinTimeoutMs
  const late = AbortSignal.timeout(waitMs)
  const joining = driver.join(browser, { lobby: site.lobby, signal: AbortSignal.any([signal, late]) })
  emit({
    type: 'invited',
    browser: id,
    links: site.links(id),
    near: site.near(id),
    isOpen: site.isOpen,
    port: site.port,
    waitMs,
  })
  try {
    const there = await joining
    emit({ type: 'browser-found', browser: there.facts })
    return { ...rest, driver, browser: there }
  } catch (error) {
    if (late.aborted && !signal.aborted) return null
    throw error
  }
}

/**
 * Waits for those whose browsers take part by hand, all at the same time, before anything is planned. Whoever does not come in
 * time is left out, with a row that says so.
 *
 * @throws CrosslaneError `nobodyCame` when no browser is left; the signal's reason when the run is ended meanwhile
 */
export const joined = async (
  { found, missing }: Participants,
  site: Site,
  request: Pick<RunRequest, 'loaded' | 'signal' | 'emit' | 'now'>,
): Promise<Participants> => {
  const { loaded, emit, now } = request
  const waited = duration(loaded.config.design.joinTimeoutMs)
  const absent: Failed[] = []
  const came = await Promise.all(
    [...found].map(async ([id, participant]) => {
      const there = isAwaited(participant) ? await come(participant, site, request) : participant
      if (there !== null) return [[id, there] as const]
      const [why, hint] = [`Nobody took part with it within ${waited}.`, 'Give more time: --wait 15m']
      emit({ type: 'browser-missing', browser: id, why, hint })
      absent.push(unavailable(id, `${why} ${hint}`, now()))
      return []
    }),
  )
  const there = new Map(came.flat())
  if (there.size === 0)
    throw problem(
      'nobodyCame',
      absent.map(({ browser }) => browser),
      waited,
    )
  return { found: there, missing: [...missing, ...absent] }
}
