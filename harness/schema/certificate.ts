import * as z from 'zod'
import { BrowserFacts } from './browser.ts'
import { Instant, Name } from './names.ts'

const Share = z.number().min(0).max(1)

/** A rung of the ladder: a kernel with a known share of more work. */
export const Rung = z.object({
  /** Injected slow-down as a share: 0.01 is one per cent more work. */
  effect: z.number().nonnegative(),
  comparisons: z.int().nonnegative(),
  /** Comparisons that said slower. */
  found: z.int().nonnegative(),
  /** Comparisons whose interval contains the injected effect. */
  covered: z.int().nonnegative(),
  /** Median of the estimates, as a share. */
  estimate: z.number().nullable(),
  /** Wall time until a run that stops when it is decided would have found it, in ms; `null` where it did not. */
  timeToDetectMs: z.number().nonnegative().nullable(),
})
export type Rung = z.infer<typeof Rung>

/** What one browser on this machine can tell apart. */
export const BrowserCertificate = z.object({
  browser: BrowserFacts,
  /** Wall time of one comparison, start-up of the browser included, in ms. */
  comparisonMs: z.number().positive(),
  /** Identical bytes compared with each other: how often that looked like a difference, with a 95 % interval for the rate. */
  falseAlarms: z.object({ comparisons: z.int(), alarms: z.int(), low: Share, high: Share }),
  /** Median half-width of the intervals of such a comparison, as a share. */
  halfWidth: z.number().nullable(),
  /** Share of the wall time that was measurement. */
  measuring: Share,
  ladder: z.array(Rung),
  /** How far rebuilds that change nothing but the layout move each kernel: two standard deviations, as a share. */
  layout: z.array(z.object({ benchmark: Name, variant: Name, rebuilds: z.int(), spread: z.number().nonnegative() })),
})
export type BrowserCertificate = z.infer<typeof BrowserCertificate>

/** What `crosslane calibrate` found out about this machine. */
export const Certificate = z.object({
  schemaVersion: z.literal(1),
  crosslane: z.string(),
  at: Instant,
  /** The machine it holds for: processor, cores, kernel. */
  machine: z.object({ cpu: z.string(), cores: z.int(), kernel: z.string() }),
  seed: z.int(),
  browsers: z.array(BrowserCertificate),
})
export type Certificate = z.infer<typeof Certificate>
