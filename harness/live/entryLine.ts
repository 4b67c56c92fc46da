import type { RunEvent } from '../events.ts'
import { lineOf } from '../progress/lines.ts'
import type { JournalEntry } from '../schema/journal.ts'
import type { LiveRow, LiveStanding } from '../schema/live.ts'

/** The event that a run tells of together with an entry of its journal; `null` where there is none. */
const eventOf = (entry: JournalEntry, { done, planned, elapsedMs }: LiveStanding, row?: LiveRow): RunEvent | null => {
  const standing = { done, total: planned, blocks: null, elapsedMs, limitMs: null }
  switch (entry.type) {
    case 'visit': {
      const cells = row?.cells ?? []
      const speedUps = cells.flatMap(({ variant, ratio }) => (ratio ? [{ variant, value: ratio.value }] : []))
      return { type: 'visited', entry, standing, speedUps }
    }
    case 'failure':
      return entry.reason === 'unavailable'
        ? { type: 'browser-missing', browser: entry.browser, why: entry.message, hint: '' }
        : { type: 'visit-failed', entry, standing }
    case 'self-test':
      return { type: 'self-tested', selfTest: entry.selfTest }
    case 'redone':
      return { type: 'redone', browser: entry.browser, block: entry.block, reasons: entry.reasons }
    case 'warning':
      return { type: 'warned', warning: entry.warning }
    case 'run':
    case 'launch':
    case 'allocation':
    case 'end':
      return null
  }
}

/** What a terminal would say of an entry; `null` for those that say nothing. @param row of a visit, with the visit in it */
export const entryLine = (entry: JournalEntry, standing: LiveStanding, row?: LiveRow): string | null => {
  const event = eventOf(entry, standing, row)
  return (event && lineOf(event)?.trimEnd()) || null
}
