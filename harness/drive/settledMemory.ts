import { setTimeout as wait } from 'node:timers/promises'
import type { BrowserSession } from '../drivers/driver.ts'
import type { ProcessMemory } from '../schema/browser.ts'

/** Two readings this far apart, in ms, … */
const pauseMs = 200
/** …of the same processes, which differ in no process by more than this, in bytes, are believed. */
const closeBytes = 300_000
/** After so many readings the last is taken as it is. */
const mostReadings = 12

const agree = (one: readonly ProcessMemory[], other: readonly ProcessMemory[]): boolean => {
  const before = new Map(one.map(({ pid, pssBytes }) => [pid, pssBytes]))
  return (
    one.length === other.length &&
    other.every(({ pid, pssBytes }) => Math.abs(pssBytes - (before.get(pid) ?? Number.POSITIVE_INFINITY)) < closeBytes)
  )
}

/**
 * Memory of a browser's processes when it has come to rest: after a page is opened, browsers start spare processes and
 * tidy up in others, for a second or so.
 */
export const settledMemory = async (
  { processes }: Pick<BrowserSession, 'processes'>,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<ProcessMemory[]> => {
  let latest = await processes()
  for (let readings = 1; readings < mostReadings && latest.length > 0; readings++) {
    await pause(pauseMs)
    const next = await processes()
    const settled = agree(latest, next)
    latest = next
    if (settled) break
  }
  return latest
}
