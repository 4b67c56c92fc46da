import * as z from 'zod'
import { Budget, defaultBudgets } from './budget.ts'
import { Name } from './names.ts'
import { Network } from './network.ts'
import { NightlyChoice } from './nightly.ts'
import { NoiseLimits } from './noise.ts'
import { Cache, Protocol } from './protocol.ts'
import { Suite } from './suite.ts'
import { defaultVariants, Variant } from './variant.ts'

export const Engine = z.enum(['chromium', 'firefox', 'webkit'])
export type Engine = z.infer<typeof Engine>

/** A browser to measure in. Everything but the engine is found on the machine when left out. */
export const BrowserChoice = z.strictObject({
  /** Left out only for `driver: 'manual'`: a browser that a person opens says by itself what it is. */
  engine: Engine.optional(),
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
/** A browser that is started: which, is known beforehand. */
export type DrivenChoice = BrowserChoice & { engine: Engine }
export const isDriven = (choice: BrowserChoice): choice is DrivenChoice => choice.engine !== undefined

/** How a visit measures. Times in milliseconds. */
export const Sampling = z.strictObject({
  /**
   * Fresh compilations of every variant in one visit. Each draws another placement of code and data, which moves a kernel
   * by more than the noise of its samples does; fewer are made where they would take more than a third of `measureMs`.
   */
  instances: z.int().positive().max(64).default(16),
  /** Warm-up of an instance ends when every variant is steady, but not before this… */
  warmUpMinMs: z.number().positive().default(60),
  /** …and at the latest after this; a variant that is not steady by then is flagged. */
  warmUpMaxMs: z.number().positive().default(1000),
  /** Sampling goes on for this long, over all variants and instances together. */
  measureMs: z.number().positive().default(1600),
  /** A sample lasts at least this many steps of the page's clock, where the page cannot read between the steps. */
  minClockSteps: z.number().positive().default(100),
  /** A sample lasts at least this long, however fine the clock: long against reading the clock, short against the bursts in which others use the core. */
  minSampleMs: z.number().positive().default(0.5),
  /** At least this many rounds for each instance, even when they take longer than `measureMs`. */
  minRounds: z.int().positive().default(3),
})
export type Sampling = z.infer<typeof Sampling>

/** How frames are measured. */
export const Frames = z.strictObject({
  /** Frames of an idle page that its refresh rate is measured by. */
  idleFrames: z.int().min(10).max(600).default(60),
  /** Each variant draws for this long at a time, in ms… */
  stretchMs: z.number().positive().max(60_000).default(800),
  /** …and so often, in an order that is drawn and then reversed. */
  stretches: z.int().positive().max(20).multipleOf(2).default(2),
  /** Time of one frame that the work is held against, in ms. */
  budgetMs: z
    .number()
    .positive()
    .default(1000 / 60),
})
export type Frames = z.infer<typeof Frames>

/** How the largest workload that holds the refresh rate is looked for. */
export const Capacity = z.strictObject({
  idleFrames: Frames.shape.idleFrames,
  /** Frames that decide about one workload. */
  framesPerStep: z.int().min(10).max(600).default(30),
  /** The search ends when the workload that holds and the one that does not are this close, as a share. */
  precision: z.number().positive().max(0.5).default(0.03),
  /** A workload holds when no larger share of its frames than this is dropped… */
  maxDropped: z.number().min(0).max(0.5).default(0.05),
})
export type Capacity = z.infer<typeof Capacity>

/** How memory is measured. */
export const Rounds = z.strictObject({
  /** Rounds of calls after which memory is looked at again, and as many again where it still grew in the last two; with fewer than five readings nothing is said of leaks. */
  rounds: z.int().min(3).max(100).default(5),
  /** A round lasts about this long, in ms; every round has the same number of calls. */
  roundMs: z.number().positive().max(60_000).default(150),
  /** The page is left alone this long before memory is read, in ms. */
  settleMs: z.number().nonnegative().max(60_000).default(250),
})
export type Rounds = z.infer<typeof Rounds>

/** What ends a run. Looking at the results before deciding needs wider intervals, so `precision` and `decided` have those. */
export const Stop = z.discriminatedUnion('when', [
  z.strictObject({ when: z.literal('blocks') }),
  /** After this long, start-up of the browsers included, in ms. */
  z.strictObject({ when: z.literal('time'), timeMs: z.number().positive() }),
  /** When the interval of every speed-up is no wider than ± this share. */
  z.strictObject({ when: z.literal('precision'), share: z.number().positive().max(1) }),
  /** When every speed-up is faster, slower or equivalent. */
  z.strictObject({ when: z.literal('decided') }),
])
export type Stop = z.infer<typeof Stop>

/** How a run is laid out. */
export const Design = z.strictObject({
  /** Passes over all benchmarks. Six is the fewest for which an exact 95 % interval exists. */
  blocks: z.int().positive().max(1000).default(10),
  stop: Stop.prefault({ when: 'blocks' }),
  /** The most blocks of a run that does not end after a given number of them. */
  maxBlocks: z.int().positive().max(10_000).default(200),
  /** A browser is launched afresh after this many blocks. */
  blocksPerLaunch: z.int().positive().default(2),
  /** After this many blocks it is worked out for each benchmark and browser how long a visit pays; 0: every visit takes `measureMs`. */
  pilotBlocks: z.int().nonnegative().default(4),
  /** Differences below this share are called equivalent when the interval proves it. */
  margin: z.number().positive().max(0.5).default(0.01),
  /** What to do about a noisy machine: `strict` refuses and repeats noisy blocks, `warn` tells, `off` does not look. */
  env: z.enum(['strict', 'warn', 'off']).default('warn'),
  noise: NoiseLimits.prefault({}),
  /** A run waits this long for somebody to open the link of a browser that is opened by hand, and then goes on without it. */
  joinTimeoutMs: z.number().positive().max(86_400_000).default(300_000),
  /** A browser that has not come up after this long counts as failed. */
  launchTimeoutMs: z.number().positive().default(60_000),
  /** A visit that has not answered after this long, besides what it takes by order, is a failed row, and its browser is ended. */
  visitTimeoutMs: z.number().positive().default(30_000),
  /** A benchmark that failed as a whole this often in one browser is not tried there again in this run. */
  giveUpAfter: z.int().positive().default(2),
  sampling: Sampling.prefault({}),
  /** What is measured of each crate, as far as it makes sense for its kind; `memory` crates are measured for memory in any case. */
  measure: z.array(Protocol).min(1).default(['throughput', 'load', 'frames', 'capacity', 'boundary']),
  /** States of the caches that loads are measured in. */
  caches: z.array(Cache).min(1).default(['cold']),
  /** The network that our server imitates while modules are loaded; `null`: none. */
  network: Network.nullable().default(null),
  frames: Frames.prefault({}),
  capacity: Capacity.prefault({}),
  rounds: Rounds.prefault({}),
})
export type Design = z.infer<typeof Design>

/** What `--quick` changes: the fewest blocks that have an interval, and visits cut short. */
export const quick = {
  blocks: 6,
  blocksPerLaunch: 2,
  pilotBlocks: 0,
  sampling: { instances: 3, measureMs: 500, warmUpMaxMs: 400 },
  // Loads are timed where the throughput is measured: a page for each would double the time.
  measure: ['throughput'],
} satisfies z.input<typeof Design>

/** The database of all runs. */
export const HistoryChoice = z.strictObject({
  /** A file, relative to the config, or the URL of a PostgreSQL server: `postgres://user@host/database`. */
  database: z.string().min(1).default('history.db'),
  /** So many nights a run's journal is kept; its numbers are kept for ever. */
  keepJournalNights: z.int().nonnegative().default(90),
})
export type HistoryChoice = z.infer<typeof HistoryChoice>

type Names = Readonly<Record<string, unknown>>

/** Whoever starts a browser has to know which. */
const checkBrowsers = (
  browsers: Readonly<Record<string, BrowserChoice>>,
  refuse: (path: string[], message: string) => void,
): void => {
  for (const [id, { engine, driver }] of Object.entries(browsers))
    if (engine === undefined && driver !== 'manual')
      refuse(['browsers', id, 'engine'], `is missing: ${Engine.options.join(', ')}`)
}

/** What suites name has to be there: variants, and suites that are no such collections themselves. */
const checkSuites = (
  { suites, suite: preset, variants }: { suites: Record<string, Suite>; suite?: string | undefined; variants: Names },
  refuse: (path: (string | number)[], message: string) => void,
): void => {
  const known = (names: Names): string => `is not one of ${Object.keys(names).join(', ')}`
  if (preset !== undefined && !(preset in suites)) refuse(['suite'], known(suites))
  for (const [id, suite] of Object.entries(suites)) {
    for (const [index, name] of (suite.variants ?? []).entries())
      if (!(name in variants)) refuse(['suites', id, 'variants', index], known(variants))
    for (const [index, name] of (suite.of ?? []).entries()) {
      if (!(name in suites)) refuse(['suites', id, 'of', index], known(suites))
      else if (suites[name]?.of) refuse(['suites', id, 'of', index], 'is made of suites itself: name those')
    }
  }
}

/** crosslane.config.ts. Every default of the program stands here, once. */
export const Config = z
  .strictObject({
    /** Folders of the cargo workspaces with the benchmark crates, relative to the config file; all but the first may be missing. */
    crates: z.union([z.string(), z.array(z.string()).min(1)]).default(['bench-crates', 'bench-crates/registry']),
    /** Folder where runs are written, relative to the config file. */
    runs: z.string().default('runs'),
    /** Folder for built modules and other things that can be made again, relative to the config file. */
    cache: z.string().default('.crosslane'),
    /** The variant that all others are compared with. */
    baseline: Name.default('scalar'),
    variants: z.record(Name, Variant).prefault(defaultVariants),
    /** Groups of benchmarks, by id. */
    suites: z.record(Name, Suite).default({}),
    /** The suite that is measured where neither a suite nor crates are named; every crate when left out. */
    suite: Name.optional(),
    browsers: z
      .record(Name, BrowserChoice)
      .prefault({ chromium: { engine: 'chromium' }, firefox: { engine: 'firefox' }, webkit: { engine: 'webkit' } }),
    design: Design.prefault({}),
    /** Where the numbers of all runs are kept, so that they can be followed. */
    history: HistoryChoice.prefault({}),
    /** What `crosslane nightly` does. */
    nightly: NightlyChoice.prefault({}),
    /** What has to hold; `crosslane check` looks. Named ones take the place of the defaults: spread `defaultBudgets` to keep them. */
    budgets: z.array(Budget).prefault([...defaultBudgets]),
  })
  .superRefine((config, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    checkBrowsers(config.browsers, refuse)
    checkSuites(config, refuse)
  })
export type Config = z.infer<typeof Config>
/** What a user writes: everything may be left out. */
export type ConfigInput = z.input<typeof Config>

/** Gives crosslane.config.ts its types; returns its argument. */
export const defineConfig = (config: ConfigInput): ConfigInput => config
