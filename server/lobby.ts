import type { LobbyNext, LobbyOutlook } from '../harness/schema/lobby.ts'

/** Where pages that people opened wait for their visits. `undefined` answers for browsers that nobody waits for, and seats that are nobody's. */
export interface WaitingRoom {
  /** What somebody should know before taking part. */
  outlook(browser: string): LobbyOutlook | undefined
  /** Gives the browser's page a seat; `taken` when another browser has it. */
  join(browser: string, userAgent: string): { readonly seat: string } | 'taken' | undefined
  /** The next thing that the page in that seat has to do; settles when there is one, or after minutes. */
  next(browser: string, seat: string, signal: AbortSignal): Promise<LobbyNext> | undefined
}
