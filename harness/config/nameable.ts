import { fits, patternsOf } from '../check/pattern.ts'
import { problem } from '../errors.ts'
import { type Config, Engine } from '../schema/config.ts'
import type { MetricFacts } from '../schema/metric.ts'

/** What names and patterns may mean, in budgets and elsewhere. */
export interface Nameable {
  readonly metrics: readonly MetricFacts[]
  /** Crates and benchmarks; `null`, here and below: nobody here knows all of them. */
  readonly crates: readonly string[] | null
  readonly variants: readonly string[] | null
  /** Browsers of the config and engines. */
  readonly browsers: readonly string[] | null
}

/** What a config knows the names of, with others that a run knows. */
export const nameableIn = (
  { variants, browsers }: Pick<Config, 'variants' | 'browsers'>,
  metrics: readonly MetricFacts[],
  more: {
    readonly crates: readonly string[] | null
    readonly variants?: readonly string[]
    readonly browsers?: readonly string[]
  },
): Nameable => ({
  metrics,
  crates: more.crates,
  variants: [...new Set([...Object.keys(variants), ...(more.variants ?? [])])],
  browsers: [...new Set([...Object.keys(browsers), ...(more.browsers ?? []), ...Engine.options])],
})

/** Patterns by what they are of. */
export type Named = Readonly<Record<'metrics' | 'crates' | 'variants' | 'browsers', string | readonly string[]>>

/**
 * A pattern that fits nothing there is would be there for nothing.
 *
 * @param where they stand: `budgets[3]`
 * @throws CrosslaneError `idleName`
 */
export const requireNames = (where: string, named: Named, known: Nameable): void => {
  const all = { ...known, metrics: known.metrics.map(({ id }) => id) }
  for (const what of ['metrics', 'crates', 'variants', 'browsers'] as const) {
    const names = all[what]
    if (names === null) continue
    const idle = patternsOf(named[what]).find((pattern) => !names.some((name) => fits(pattern, name)))
    if (idle !== undefined) throw problem('idleName', where, what.slice(0, -1), idle, names)
  }
}
