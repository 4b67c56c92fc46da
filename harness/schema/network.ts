import * as z from 'zod'

/** A network that our server imitates, the same for every engine. */
export const Network = z.strictObject({
  /** What the user called it: `4g`, …, or the figures. */
  name: z.string().max(80),
  /** Added to every request before its first byte, in ms. */
  rttMs: z.number().nonnegative().max(60_000),
  /** Bytes per second that all answers together may take, as they go over the wire; `null`: as fast as it goes. */
  downBytesPerSecond: z.number().positive().nullable(),
})
export type Network = z.infer<typeof Network>
