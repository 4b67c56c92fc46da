import { setTimeout as sleep } from 'node:timers/promises'
import { problem } from '../errors.ts'
import type { BrowserFound, BrowserSession, LaunchOptions } from './driver.ts'
import { launchFamily } from './processes/marks.ts'
import type { ProcessFamily } from './processes/processFamily.ts'

/** How often to look for what a launch that is being aborted has started in the meantime, in ms. */
const againMs = 50

/**
 * Runs a driver's launch so that nothing is left of it when it fails or its signal aborts. Few launches can be stopped
 * half-way, but all fail as soon as their processes die.
 *
 * @param start starts the browser, with every process in the family
 * @throws the signal's reason, or `browserDidNotStart`
 */
export const launchMarked = async (
  { facts, codeCache }: BrowserFound,
  { mark, signal, profile }: Pick<LaunchOptions, 'mark' | 'signal' | 'profile'>,
  start: (family: ProcessFamily) => Promise<BrowserSession>,
): Promise<BrowserSession> => {
  signal.throwIfAborted()
  if (profile === 'kept' && !codeCache)
    throw problem('browserDidNotStart', facts.id, facts.name, 'it cannot be launched with a profile that is kept')
  const family = launchFamily(mark)
  const over = new AbortController()
  const stop = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await family.end()
      await sleep(againMs)
    }
  }
  const abort = () => void stop()
  signal.addEventListener('abort', abort, { once: true })
  try {
    const session = await start(family)
    if (signal.aborted) await session.close()
    signal.throwIfAborted()
    return session
  } catch (error) {
    over.abort()
    await family.end()
    signal.throwIfAborted()
    throw problem('browserDidNotStart', facts.id, facts.name, error)
  } finally {
    over.abort()
    signal.removeEventListener('abort', abort)
  }
}
