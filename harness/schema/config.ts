import * as z from 'zod'
import { Name } from './names.ts'
import { defaultVariants, Variant } from './variant.ts'

export const Engine = z.enum(['chromium', 'firefox', 'webkit'])
export type Engine = z.infer<typeof Engine>

/** A browser to measure in. Everything but the engine is found on the machine when left out. */
export const BrowserChoice = z.strictObject({
  engine: Engine,
  /** Id of the driver that must be used. */
  driver: Name.optional(),
  /** Path of the browser's executable. */
  binary: z.string().optional(),
  /** Address of a WebDriver server (safaridriver, a Selenium Grid); implies the `webdriver` driver. */
  webdriverUrl: z.url().optional(),
  /** Flags for the browser besides those that the driver needs. */
  args: z.array(z.string()).default([]),
  /** Environment variables for the browser. */
  env: z.record(z.string(), z.string()).default({}),
})
export type BrowserChoice = z.infer<typeof BrowserChoice>

/** How a visit measures. Times in milliseconds. */
export const Sampling = z.strictObject({
  /** Warm-up ends when every variant is steady, but not before this… */
  warmUpMinMs: z.number().positive().default(200),
  /** …and at the latest after this; a variant that is not steady by then is flagged. */
  warmUpMaxMs: z.number().positive().default(1000),
  /** Sampling goes on for this long, over all variants together. */
  measureMs: z.number().positive().default(1000),
  /** A sample lasts at least this many steps of the page's clock: 100 keeps the clock's share below 0.5 %. */
  minClockSteps: z.number().positive().default(100),
  /** A sample lasts at least this long, however fine the clock. */
  minSampleMs: z.number().positive().default(1),
  /** At least this many rounds, even when they take longer than `measureMs`. */
  minRounds: z.int().positive().default(5),
})
export type Sampling = z.infer<typeof Sampling>

/** How a run is laid out. */
export const Design = z.strictObject({
  /** Passes over all benchmarks. Six is the fewest for which an exact 95 % interval exists. */
  blocks: z.int().positive().max(1000).default(10),
  /** A browser is launched afresh after this many blocks. */
  blocksPerLaunch: z.int().positive().default(2),
  /** A browser that has not come up after this long counts as failed. */
  launchTimeoutMs: z.number().positive().default(60_000),
  /** A visit that has not answered after this long is a failed row, and its browser is ended. */
  visitTimeoutMs: z.number().positive().default(30_000),
  /** A benchmark that failed as a whole this often in one browser is not tried there again in this run. */
  giveUpAfter: z.int().positive().default(2),
  sampling: Sampling.prefault({}),
})
export type Design = z.infer<typeof Design>

/** What `--quick` changes: the fewest blocks that have an interval, and visits cut short. */
export const quick = {
  blocks: 6,
  blocksPerLaunch: 3,
  sampling: { measureMs: 400, warmUpMaxMs: 400 },
} satisfies z.input<typeof Design>

/** crosslane.config.ts. Every default of the program stands here, once. */
export const Config = z.strictObject({
  /** Folder of the cargo workspace with the benchmark crates, relative to the config file. */
  crates: z.string().default('bench-crates'),
  /** Folder where runs are written, relative to the config file. */
  runs: z.string().default('runs'),
  /** Folder for built modules and other things that can be made again, relative to the config file. */
  cache: z.string().default('.crosslane'),
  /** The variant that all others are compared with. */
  baseline: Name.default('scalar'),
  variants: z.record(Name, Variant).prefault(defaultVariants),
  browsers: z
    .record(Name, BrowserChoice)
    .prefault({ chromium: { engine: 'chromium' }, firefox: { engine: 'firefox' }, webkit: { engine: 'webkit' } }),
  design: Design.prefault({}),
})
export type Config = z.infer<typeof Config>
/** What a user writes: everything may be left out. */
export type ConfigInput = z.input<typeof Config>

/** Gives crosslane.config.ts its types; returns its argument. */
export const defineConfig = (config: ConfigInput): ConfigInput => config
