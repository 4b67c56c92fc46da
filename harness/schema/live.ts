import * as z from 'zod'
import { Warning } from './journal.ts'
import { Instant, Name } from './names.ts'
import { Protocol } from './protocol.ts'
import { Failure, Ratio } from './run.ts'

/** What went wrong, in short: the stage as failures of a run have it, and the page's own words. */
const Trouble = z.object({ stage: z.string(), message: z.string() })

/** A variant of a benchmark in a browser, as far as the run has come. */
export const LiveCell = z.object({
  variant: Name,
  /** `null` while there is none, and for the baseline. */
  ratio: Ratio.pick({ value: true, interval: true, verdict: true, detectable: true }).nullable(),
  /** Why there is no number to come. */
  failure: Trouble.nullable(),
  /** Wasm features that the engine lacks. */
  missing: z.array(z.string()),
})
export type LiveCell = z.infer<typeof LiveCell>

/** What the pages of a protocol say of a benchmark in a browser. */
export const LiveRow = z.object({
  protocol: Protocol,
  benchmark: Name,
  browser: Name,
  /** Visits that answered and count. */
  visits: z.int().nonnegative(),
  /** Visits that were lost as a whole. */
  lost: z.int().nonnegative(),
  /** Why. */
  failure: Trouble.nullable(),
  cells: z.array(LiveCell),
})
export type LiveRow = z.infer<typeof LiveRow>

/** How far a run has come, at the moment of the newest entry: nothing here changes by itself. */
export const LiveStanding = z.object({
  /** `failed`: it has ended without its journal's last line. */
  state: z.enum(['preparing', 'measuring', 'complete', 'interrupted', 'failed']),
  done: z.int().nonnegative(),
  /** `null` where the results or the clock decide. */
  planned: z.int().nonnegative().nullable(),
  /** Since the first browser was about to start, in ms. */
  elapsedMs: z.number().nonnegative(),
  /** In ms; `null` where nobody knows. */
  leftMs: z.number().nonnegative().nullable(),
  /** When it will be over: as true a minute later, where the time that is left no longer is. */
  endsAt: Instant.nullable(),
})
export type LiveStanding = z.infer<typeof LiveStanding>

/** All that the page of a run in progress shows. */
export const LiveBoard = z.object({
  /** `null` while it is being prepared. */
  run: Name.nullable(),
  startedAt: Instant.nullable(),
  /** As it was typed. */
  command: z.array(z.string()),
  baseline: Name.nullable(),
  /** Those that are compared with the baseline. */
  variants: z.array(z.object({ id: Name, title: z.string() })),
  standing: LiveStanding,
  rows: z.array(LiveRow),
  failures: z.array(Failure),
  warnings: z.array(Warning),
  /** Links by which browsers can take part that the run waits for, before it measures. */
  invitations: z.array(z.object({ browser: Name, url: z.url({ protocol: /^http$/ }) })),
  /** What a terminal would say, the newest last. */
  lines: z.array(z.string()),
})
export type LiveBoard = z.infer<typeof LiveBoard>

/** What a viewer is sent: everything at first, then what has changed. */
export const LiveUpdate = z.discriminatedUnion('type', [
  z.object({ type: z.literal('board'), board: LiveBoard }),
  z.object({
    type: z.literal('change'),
    standing: LiveStanding,
    rows: z.array(LiveRow),
    /** New ones. */
    lines: z.array(z.string()),
    /** All of them; left out where there is no new one. */
    failures: z.array(Failure).optional(),
    warnings: z.array(Warning).optional(),
  }),
])
export type LiveUpdate = z.infer<typeof LiveUpdate>

/** A run as a list of runs shows it: what the first and the last line of its journal say. */
export const RunSummary = z.object({
  /** Name of its folder. */
  run: z.string(),
  startedAt: Instant,
  /** `unfinished`: it was killed, as far as one can tell. */
  state: z.enum(['running', 'complete', 'interrupted', 'unfinished']),
  endedAt: Instant.nullable(),
  command: z.array(z.string()),
  browsers: z.array(Name),
  benchmarks: z.array(Name),
  /** `null` where the results or the clock decided. */
  visits: z.int().nonnegative().nullable(),
})
export type RunSummary = z.infer<typeof RunSummary>
