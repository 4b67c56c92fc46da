import * as z from 'zod'

/** A Wasm feature that a module uses, and who has it. */
export const FeatureReach = z.object({
  /** As wasm-feature-detect calls it; `wasm` is Wasm itself. */
  feature: z.string(),
  /** Share of all users whose browser has it, from 0 to 1; `null` where no data tell. */
  share: z.number().min(0).max(1).nullable(),
  /** Whether all major browsers have it, and since when (web-features); `null` where no data tell. */
  baseline: z.object({ status: z.enum(['high', 'low', 'limited']), since: z.string().nullable() }).nullable(),
  /** First version of each browser that has it, by browser id of browser-compat-data, with `(beta)` where it is not released; `null`: none yet. */
  since: z.record(z.string(), z.string().nullable()),
})
export type FeatureReach = z.infer<typeof FeatureReach>

/**
 * The share of today's users whose browsers are known to run a module. Statistics count every Chrome for Android as the newest,
 * which makes it too high; browsers that they know nothing of count as unable, which makes it too low.
 */
export const Reach = z.object({
  /** Of all users, from 0 to 1. */
  share: z.number().min(0).max(1),
  /** Of all users, whose browsers the statistics know at all. */
  tracked: z.number().min(0).max(1),
  features: z.array(FeatureReach),
  /** The data: package and version, and the day they are of, as YYYY-MM-DD. */
  data: z.array(z.object({ name: z.string(), version: z.string(), date: z.string() })),
})
export type Reach = z.infer<typeof Reach>
