import * as z from 'zod'

/** Where a run stands, as the page of a browser that takes part by hand is told between its visits. */
export const LobbyStanding = z.strictObject({
  /** Visits that have been made, in all browsers. */
  done: z.int().nonnegative(),
  /** `null` where the results or the clock decide. */
  total: z.int().nonnegative().nullable(),
  /** Time that is left, in ms, if the visits to come take as long as those so far; `null` where nobody knows. */
  leftMs: z.number().nonnegative().nullable(),
})
export type LobbyStanding = z.infer<typeof LobbyStanding>

/** What somebody is told before they take part. */
export const LobbyOutlook = z.strictObject({
  /** Benchmarks that are measured. */
  benchmarks: z.int().nonnegative(),
  /** How long the run is expected to take, in ms; `null` where its results decide. */
  aboutMs: z.number().nonnegative().nullable(),
})
export type LobbyOutlook = z.infer<typeof LobbyOutlook>

/** Answer to joining. Whoever has the seat is told what to do; a seat is good for one browser of the run. */
export const LobbySeat = z.strictObject({ seat: z.string() })
export type LobbySeat = z.infer<typeof LobbySeat>

/** What the page has to do next. */
export const LobbyNext = z.discriminatedUnion('do', [
  /** @see url path and query of a page of the same server */
  z.strictObject({ do: z.literal('visit'), url: z.string().startsWith('/'), standing: LobbyStanding }),
  /** Ask again: nothing yet. */
  z.strictObject({ do: z.literal('wait'), standing: LobbyStanding }),
  /** `done`: the run has no more to do here; `moved`: another tab has taken the seat. */
  z.strictObject({ do: z.literal('leave'), why: z.enum(['done', 'moved']) }),
])
export type LobbyNext = z.infer<typeof LobbyNext>
