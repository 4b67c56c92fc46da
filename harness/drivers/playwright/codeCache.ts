import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { within } from '../../timeLimit.ts'

/** What an engine says that its code cache did for a page. */
export type CodeCache = 'hit' | 'miss' | 'rejected'

/**
 * Blink's signals of it, as Chromium 156 gives them (third_party/blink/renderer/bindings/core/v8/v8_wasm_response_extensions.cc).
 * A module that is streamed announces itself; then `moduleCacheHit` where compiled code was there for it, nothing where there was none;
 * then one of the others where that code was of another version or of other bytes.
 */
const category = 'disabled-by-default-devtools.timeline'
const streamed = 'v8.wasm.streamFromResponseCallback'
const hit = 'v8.wasm.moduleCacheHit'
const rejected: ReadonlySet<string> = new Set(['v8.wasm.moduleCacheInvalid', 'v8.wasm.moduleCacheInvalidDigest'])

/** Reads the names of the events that were traced. `null` where they do not tell: no module was streamed. */
export const verdict = (events: readonly string[]): CodeCache | null => {
  const count = (name: string): number => events.filter((event) => event === name).length
  if (events.some((event) => rejected.has(event))) return 'rejected'
  // A process may start to listen too late for the first event, but misses none after one that it has heard.
  if (count(hit) > 0 && count(hit) >= count(streamed)) return 'hit'
  return count(streamed) > 0 ? 'miss' : null
}

/** Time for the processes of a new page to come up, in ms: one that starts while tracing begins may miss the first events. */
const settleMs = 500
/** Ending a trace takes a tenth of a second. */
const endLimitMs = 10_000

/**
 * Listens to what Chromium says of its code cache, which slows the page down.
 *
 * @param page before it is sent anywhere
 * @returns ends the listening and tells; `null` where nothing was said, or the page cannot be asked any more
 */
export const watchCodeCache = async (page: Page): Promise<() => Promise<CodeCache | null>> => {
  await sleep(settleMs)
  const session = await page.context().newCDPSession(page)
  const names: string[] = []
  const complete = Promise.withResolvers<void>()
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name } of value as { name?: unknown }[])
      if (typeof name === 'string' && name.startsWith('v8.wasm.')) names.push(name)
  })
  session.on('Tracing.tracingComplete', () => complete.resolve())
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: [category] } })
  const end = async (): Promise<CodeCache | null> => {
    await session.send('Tracing.end')
    await complete.promise
    return verdict(names)
  }
  let ended: Promise<CodeCache | null> | undefined
  return () => (ended ??= within(endLimitMs, 'Ending the trace', end()).catch(() => null))
}
