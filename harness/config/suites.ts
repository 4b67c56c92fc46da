import type { Choice, Choose, VariantsBySuite } from '../build/choice.ts'
import { type BenchmarkCrate, variantsOf } from '../build/discover.ts'
import { problem } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import type { Benchmark } from '../schema/manifest.ts'
import type { Suite, SuiteFacts } from '../schema/suite.ts'

/** A suite that is not made of others. */
interface Leaf {
  readonly id: string
  readonly suite: Suite
}

/** The named suites with those that they are made of in their place, each once. @throws CrosslaneError `unknownSuite` */
const leaves = (config: Config, ids: readonly string[]): Leaf[] => {
  const leavesOf = (id: string): Leaf[] => {
    const suite = config.suites[id]
    if (suite === undefined) throw problem('unknownSuite', id, Object.keys(config.suites))
    return suite.of === undefined ? [{ id, suite }] : suite.of.flatMap(leavesOf)
  }
  const found = ids.flatMap(leavesOf)
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index)
}

/** The suites that a command is about: those that it names, or the config's own choice; `null` where crates are named. @throws CrosslaneError `suiteAndCrates` */
export const suitesAsked = (
  config: Config,
  {
    suite,
    crates,
  }: { readonly suite?: readonly string[] | undefined; readonly crates?: readonly string[] | undefined },
): readonly string[] | null => {
  if (suite !== undefined && crates !== undefined) throw problem('suiteAndCrates')
  if (suite !== undefined) return suite
  return crates === undefined && config.suite !== undefined ? [config.suite] : null
}

const variantsIn = (suite: Suite, crate: BenchmarkCrate, config: Config): readonly string[] => {
  if (suite.variants === undefined) return variantsOf(crate, config.variants)
  const wanted = new Set([config.baseline, ...suite.variants])
  return Object.keys(config.variants).filter((id) => wanted.has(id))
}

/** What suites have built and measured of a crate: all that any of them wants. @throws CrosslaneError `unknownSuite` */
export const chooseSuites = (config: Config, ids: readonly string[]): Choose => {
  const wanted = leaves(config, ids)
  return (crate): Choice | null => {
    const own = wanted.filter(({ id }) => crate.metadata.suites.includes(id))
    if (own.length === 0) return null
    const inSuite = own.map(({ id, suite }) => ({ id, suite, variants: variantsIn(suite, crate, config) }))
    const variants = new Set(inSuite.flatMap((each) => each.variants))
    const measures = own.map(({ suite }) => suite.measure)
    return {
      variants: Object.keys(config.variants).filter((id) => variants.has(id)),
      measure: measures.every((each) => each === undefined)
        ? null
        : [...new Set(measures.flatMap((each) => each ?? config.design.measure))],
      sizes: crate.metadata.sizes.map((_, index): VariantsBySuite =>
        Object.fromEntries(
          inSuite.filter(({ suite }) => suite.sizes === 'all' || index === 0).map((each) => [each.id, each.variants]),
        ),
      ),
    }
  }
}

/** What a run says of its suites, in their order; one of which nothing is measured is left out. */
export const suiteFacts = (config: Config, ids: readonly string[], benchmarks: readonly Benchmark[]): SuiteFacts[] =>
  leaves(config, ids)
    .map(({ id, suite: { title, question, chart } }): SuiteFacts => {
      const own = benchmarks.filter(({ suites }) => id in suites)
      const variants = new Set(own.flatMap(({ suites }) => suites[id] ?? []))
      return {
        id,
        title,
        question,
        chart: chart ?? null,
        benchmarks: own.map((benchmark) => benchmark.id),
        variants: Object.keys(config.variants).filter(
          (variant) => variants.has(variant) && variant !== config.baseline,
        ),
      }
    })
    .filter((facts) => facts.benchmarks.length > 0)

/** @throws CrosslaneError `emptySuite` when no crate belongs to any of the suites */
export const requireBenchmarks = (
  suites: readonly string[] | null | undefined,
  benchmarks: readonly Benchmark[],
): void => {
  if (suites && benchmarks.length === 0) throw problem('emptySuite', suites)
}
