import type { VisitResult } from '../../schema/visit.ts'
import type { Ending } from './animate.ts'

type Quirk = VisitResult['quirks'][number]

/** Odd things about the browser, each said once. */
export interface Quirks {
  note(code: string, message: string): void
  list(): Quirk[]
}

export const createQuirks = (): Quirks => {
  const noted = new Map<string, Quirk>()
  return {
    note: (code, message) => void noted.set(`${code}\n${message}`, { code, message }),
    list: () => [...noted.values()],
  }
}

/** Why frames that did not come, or came to a hidden page, are no measurement. */
export const endingInWords: Record<Exclude<Ending, 'done'>, string> = {
  stalled: 'The browser stopped drawing: no frame came for a second.',
  hidden: 'The page was hidden, and browsers hold the frames of hidden pages back.',
}

/** Notes an animation that was abandoned. */
export const noteEnding = (quirks: Quirks, ending: Exclude<Ending, 'done'>): void =>
  quirks.note(`frames-${ending}`, `${endingInWords[ending]} What was drawn meanwhile does not count.`)
