import { headlines } from '../metrics/headlines.ts'
import type { Benchmark } from '../schema/manifest.ts'
import type { Protocol } from '../schema/protocol.ts'
import type { Answer, Estimate } from '../schema/run.ts'
import type { SuiteFacts } from '../schema/suite.ts'
import { holm } from '../stats/holm.ts'
import { verdict } from '../stats/verdict.ts'
import { compare, type Comparison } from './comparison.ts'
import { partOf, together } from './together.ts'

/** Read off the artefacts, and so in an answer whatever was measured. */
const sizes = ['size-raw', 'size-brotli'] as const

/** Of the numbers of memory, those in which variants can be compared: it has no headline. */
const memory = ['linear-memory', 'allocator-peak'] as const

const metricsOf = (protocol: Protocol): readonly string[] => {
  const headline = headlines[protocol]
  return protocol === 'memory' ? memory : headline === null ? [] : [headline.id]
}

export interface AnswerOptions {
  /** Share within which a difference is called equivalent. */
  readonly margin: number
  /** Whether the results decided when to stop. */
  readonly looked: boolean
  /** What is measured of a benchmark that does not say so itself. */
  readonly measure: readonly Protocol[]
}

/** An answer that awaits the correction for all the others of the metric. */
interface Uncorrected extends Omit<Answer, 'ratio' | 'interval' | 'verdict'> {
  readonly comparison: Pick<Comparison, 'value' | 'interval' | 'p'>
}

/** Controls judge the measurement: they count where a suite is made of nothing else. */
const membersOf = (suite: SuiteFacts, benchmarks: readonly Benchmark[]): readonly Benchmark[] => {
  const own = benchmarks.filter(({ id }) => suite.benchmarks.includes(id))
  const others = own.filter(({ control }) => !control)
  return others.length === 0 ? own : others
}

const sampledAnswers = (
  suite: string,
  variant: string,
  estimates: readonly Estimate[],
  looked: boolean,
): Uncorrected[] =>
  [...Map.groupBy(estimates, ({ browser }) => browser)].flatMap(([browser, own]) =>
    [...Map.groupBy(own, ({ metric }) => metric)].flatMap(([metric, rows]) => {
      const { benchmarks, pairs } = together(rows.flatMap((row) => partOf(row) ?? []))
      const comparison = compare(pairs, looked)
      return comparison === null ? [] : [{ suite, browser, variant, metric, benchmarks, comparison }]
    }),
  )

/** @param estimates of one metric, one a crate */
const exactAnswer = (suite: string, variant: string, metric: string, estimates: readonly Estimate[]): Uncorrected[] => {
  const found = estimates.flatMap(({ benchmark, ratio }) =>
    ratio === null ? [] : [{ benchmark, log: Math.log(ratio.value) }],
  )
  if (found.length === 0) return []
  const value = Math.exp(found.reduce((sum, { log }) => sum + log, 0) / found.length)
  const benchmarks = found.map(({ benchmark }) => benchmark)
  return [{ suite, browser: null, variant, metric, benchmarks, comparison: { value, interval: null, p: null } }]
}

/** Of several sizes of a crate the first: they share a module. */
const oneOfEachCrate = (benchmarks: readonly Benchmark[]): readonly Benchmark[] => {
  const first = new Map(benchmarks.toReversed().map((benchmark) => [benchmark.crate, benchmark]))
  return benchmarks.filter((benchmark) => first.get(benchmark.crate) === benchmark)
}

const uncorrected = (
  suite: SuiteFacts,
  benchmarks: readonly Benchmark[],
  estimates: readonly Estimate[],
  { looked, measure }: AnswerOptions,
): Uncorrected[] => {
  const members = membersOf(suite, benchmarks)
  const measured = new Map(
    members.map(({ id, kind, measure: own }) => {
      const protocols = [...(own ?? measure), ...(kind === 'memory' ? (['memory'] as const) : [])]
      return [id, new Set(protocols.flatMap(metricsOf))]
    }),
  )
  const built = new Set(oneOfEachCrate(members).map(({ id }) => id))
  return suite.variants.flatMap((variant) => {
    // A crate may be built in a variant for another suite's sake.
    const asked = new Set(
      members.filter(({ suites }) => suites[suite.id]?.includes(variant) ?? true).map(({ id }) => id),
    )
    const own = estimates.filter((estimate) => estimate.variant === variant && asked.has(estimate.benchmark))
    return [
      ...sampledAnswers(
        suite.id,
        variant,
        own.filter(({ benchmark, metric }) => measured.get(benchmark)?.has(metric)),
        looked,
      ),
      ...sizes.flatMap((size) =>
        exactAnswer(
          suite.id,
          variant,
          size,
          own.filter(({ benchmark, metric }) => metric === size && built.has(benchmark)),
        ),
      ),
    ]
  })
}

/**
 * What the questions of the suites come to: for each variant, browser and headline metric the geometric mean of the ratios
 * over the suite's benchmarks. It is estimated like a single ratio, from one number a block: the mean of the benchmarks' log
 * ratios in that block, so that what disturbs a whole block is not taken for many findings. The crates are fixed, not drawn from
 * anything: the interval is about these crates on this machine, and says nothing of other code. A geometric mean,
 * because a ratio of times and its inverse must tell the same (Fleming & Wallace, CACM 1986).
 *
 * Answers of one metric are a family of their own in Holm's correction. Sizes are exact, and count once a crate.
 *
 * @param estimates of the whole run, with their ratios
 */
export const answersOf = (
  suites: readonly SuiteFacts[],
  benchmarks: readonly Benchmark[],
  estimates: readonly Estimate[],
  options: AnswerOptions,
): Answer[] => {
  const found = suites
    .filter(({ question }) => question !== '')
    .flatMap((suite) => uncorrected(suite, benchmarks, estimates, options))
  const adjusted = new Map<Uncorrected, number | null>()
  for (const family of Map.groupBy(found, ({ metric }) => metric).values()) {
    const ps = holm(family.map(({ comparison }) => comparison.p))
    family.forEach((answer, index) => adjusted.set(answer, ps[index] ?? null))
  }
  return found.map((answer): Answer => {
    const { comparison, ...rest } = answer
    const { value, interval } = comparison
    const bounds = rest.browser === null ? { low: value, high: value } : interval
    return { ...rest, ratio: value, interval, verdict: verdict(bounds, options.margin, adjusted.get(answer) ?? null) }
  })
}
