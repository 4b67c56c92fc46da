import { resultsOf } from '../check/check.ts'
import { metrics } from '../metrics/index.ts'
import type { FromBuild, Metric } from '../metrics/metric.ts'
import type { JournalEntry, RunStarted, Visited } from '../schema/journal.ts'
import type { Manifest } from '../schema/manifest.ts'
import { MetricFacts } from '../schema/metric.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'
import { answersOf } from './answers.ts'
import { browsers } from './browsers.ts'
import { canaryOf } from './canary.ts'
import { type Cell, cells } from './cells.ts'
import { codeCachesOf, withProof } from './codeCaches.ts'
import { controlOf, withHeld, withoutControl } from './control.ts'
import { corrected } from './corrected.ts'
import { exactEstimates } from './exact.ts'
import { failures, skips } from './failures.ts'
import { layoutFrom } from './layout.ts'
import { leaks } from './leaks.ts'
import { orderEffects } from './orderEffects.ts'
import type { VisitMetric } from './points.ts'
import { quirkWarnings } from './quirks.ts'
import { sampledEstimates } from './sampled.ts'
import { threadsOf } from './threads.ts'
import { timedVisits } from './timedVisits.ts'
import { warmUpCurves } from './warmUpCurves.ts'
import { warnings } from './warnings.ts'

const isFromBuild = (metric: Metric): metric is Metric & { collect: FromBuild } => metric.collect.from === 'build'
const isFromVisits = (metric: Metric): metric is VisitMetric => metric.collect.from !== 'build'

/** Whether the results decided when to stop. */
const hasLooked = ({ design }: RunStarted): boolean =>
  design.stop.when === 'precision' || design.stop.when === 'decided'

/** Which variants are estimated, and against which one. */
interface Against {
  readonly manifest: Manifest
  readonly variants: readonly string[]
  readonly baseline: string
}

const estimatesAgainst = (run: RunStarted, grouped: readonly Cell[], against: readonly Against[]): Estimate[] => {
  const { design } = run
  const looked = hasLooked(run)
  const { benchmarks } = run.manifest
  const ofBenchmark = (id: string) =>
    grouped
      .filter((cell) => cell.benchmark === id)
      .toSorted((a, b) => run.browsers.indexOf(a.browser) - run.browsers.indexOf(b.browser))
  // One family of comparisons, whatever they are against.
  const sampled = corrected(
    benchmarks
      .flatMap(({ id }) => ofBenchmark(id))
      .flatMap((cell) =>
        metrics
          .filter(isFromVisits)
          .flatMap((metric) => against.flatMap((each) => sampledEstimates(cell, metric, { ...each, looked }))),
      ),
    design.margin,
    layoutFrom(run.certificate),
  )
  const byBenchmark = Map.groupBy(sampled, ({ benchmark }) => benchmark)
  return benchmarks.flatMap((benchmark) => [
    ...(byBenchmark.get(benchmark.id) ?? []),
    ...metrics
      .filter(isFromBuild)
      .flatMap((metric) =>
        against.flatMap(({ manifest: { artefacts }, variants, baseline }) =>
          exactEstimates(benchmark, metric, artefacts, baseline, design.margin).filter(({ variant }) =>
            variants.includes(variant),
          ),
        ),
      ),
  ])
}

/** Against the baseline and, in a night, each variant against its control. */
const estimates = (run: RunStarted, grouped: readonly Cell[]): Estimate[] => {
  const { manifest, isControl } = withoutControl(run)
  const variants = Object.keys(run.variants).filter((variant) => !isControl(variant))
  const plain = estimatesAgainst(run, grouped, [{ manifest, variants, baseline: run.baseline }])
  if (run.control === null) return plain
  const held = Object.entries(run.control.ids).map(([variant, baseline]): Against => ({
    manifest: run.manifest,
    variants: [variant],
    baseline,
  }))
  return withHeld(plain, estimatesAgainst(run, grouped, held))
}

/** Visits that count: those of a block that was too noisy do not. */
const counted = (entries: readonly JournalEntry[]): Visited[] => {
  const place = ({ browser, block }: { readonly browser: string; readonly block: number }) => `${browser}\n${block}`
  let visits: Visited[] = []
  for (const entry of entries) {
    if (entry.type === 'visit') visits.push(entry)
    if (entry.type !== 'redone') continue
    const spoilt = (visit: Visited): boolean =>
      entry.visits.length === 0 ? place(visit) === place(entry) : entry.visits.includes(visit.result.visit)
    visits = visits.filter((visit) => !spoilt(visit))
  }
  return visits
}

const ms = (from: string, to: string): number => Math.max(0, Date.parse(to) - Date.parse(from))

/**
 * Makes the run document out of a journal. Pure: the same journal gives the same document, bit for bit, whether the
 * run has just ended, was interrupted, or is a year old.
 *
 * @param entries in the order of the journal; the first is the `run` entry
 */
export const estimate = (entries: readonly JournalEntry[], truncated = false): RunDocument => {
  const run = entries[0]
  if (run?.type !== 'run') throw new TypeError('a journal begins with its run entry')
  const launches = entries.filter((entry) => entry.type === 'launch')
  const all = entries.filter((entry) => entry.type === 'visit')
  const codeCaches = codeCachesOf(all)
  const visits = withProof(counted(entries), codeCaches)
  const grouped = cells(visits)
  const failed = entries.filter((entry) => entry.type === 'failure')
  const noted = entries.filter((entry) => entry.type === 'warning').map(({ warning }) => warning)
  const selfTests = entries.filter((entry) => entry.type === 'self-test').map(({ selfTest }) => selfTest)
  const end = entries.find((entry) => entry.type === 'end')
  const { design } = run
  const { manifest, isControl } = withoutControl(run)
  const estimated = estimates(run, grouped)
  const variants = Object.entries(run.variants).filter(([variant]) => !isControl(variant))
  const timed = timedVisits(
    grouped,
    variants.map(([variant]) => variant),
  )
  const last = entries.findLast((entry) => entry.type !== 'run' && 'at' in entry)

  const document: RunDocument = {
    schemaVersion: 2,
    crosslane: run.crosslane,
    run: run.run,
    startedAt: run.at,
    endedAt: end?.at ?? null,
    status: end?.status ?? 'unfinished',
    command: run.command,
    seed: run.seed,
    environment: run.environment,
    git: run.git,
    toolchain: manifest.toolchain,
    baseline: run.baseline,
    control: controlOf(run),
    variants: Object.fromEntries(variants),
    design,
    suites: run.suites,
    answers: answersOf(run.suites, manifest.benchmarks, estimated, {
      margin: design.margin,
      measure: design.measure,
      looked: hasLooked(run),
    }),
    browsers: browsers(run.browsers, launches, visits),
    benchmarks: manifest.benchmarks,
    artefacts: manifest.artefacts,
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, MetricFacts.parse(metric)])),
    visits: {
      planned: run.visits,
      answered: all.length,
      failed: failed.filter(({ benchmark, reason }) => benchmark !== null && reason !== 'given-up').length,
      wallMs: last ? ms(run.began, last.at) : 0,
      measuredMs: all.reduce((sum, { result }) => sum + result.measuredMs, 0),
    },
    selfTests,
    certificate: run.certificate,
    noise: run.noise,
    canary: canaryOf(all),
    redone: entries
      .filter((entry) => entry.type === 'redone')
      .map(({ browser, block, reasons }) => ({ browser, block, reasons })),
    allocations: entries
      .filter((entry) => entry.type === 'allocation')
      .map(({ type: _type, at: _at, ...rest }) => rest),
    codeCaches,
    threads: threadsOf(visits),
    warmUps: warmUpCurves(timed),
    orderEffects: orderEffects(timed),
    estimates: estimated,
    failures: [...failures(manifest.benchmarks, manifest.failures, failed, visits), ...leaks(grouped)],
    skips: skips(visits).filter(({ variant }) => !isControl(variant)),
    warnings: [...warnings(run, visits, selfTests, truncated), ...quirkWarnings(all), ...noted],
    budgets: [],
  }
  return { ...document, budgets: resultsOf(document, run.limits) }
}
