import type { Visited } from '../schema/journal.ts'
import type { VariantResult } from '../schema/visit.ts'

export type Measured = Extract<VariantResult, { outcome: 'measured' }>

/** A visit's measured variants, with the place in the run that they belong to. */
export interface CellVisit {
  readonly block: number
  readonly launch: number
  /** The instance that each round sampled. */
  readonly rounds: readonly number[]
  readonly resolutionNs: number
  readonly measured: ReadonlyMap<string, Measured>
}

/** A benchmark in a browser, with all visits that answered. */
export interface Cell {
  readonly benchmark: string
  readonly browser: string
  readonly visits: readonly CellVisit[]
}

/** A result that was wrong even once makes every time of that variant in that browser worthless. */
const wrongVariants = (visits: readonly Visited[]): ReadonlySet<string> => {
  const wrong = new Set<string>()
  for (const { result } of visits) {
    for (const variant of result.variants) {
      if (variant.outcome === 'failed' && (variant.phase === 'verify' || variant.message.startsWith('wrong result'))) {
        wrong.add(variant.variant)
      }
    }
  }
  return wrong
}

/** Groups visits by benchmark and browser. Variants whose result was ever wrong are left out. */
export const cells = (visits: readonly Visited[]): Cell[] =>
  Map.groupBy(visits, ({ benchmark, browser }) => `${benchmark}\n${browser}`)
    .values()
    .map((group): Cell => {
      const { benchmark, browser } = group[0] as Visited
      const wrong = wrongVariants(group)
      return {
        benchmark,
        browser,
        visits: group.map(({ block, launch, result }) => ({
          block,
          launch,
          rounds: result.rounds,
          resolutionNs: result.clock.resolutionMs * 1e6,
          measured: new Map(
            result.variants
              .filter((variant) => variant.outcome === 'measured')
              .filter(({ variant }) => !wrong.has(variant))
              .map((variant) => [variant.variant, variant]),
          ),
        })),
      }
    })
    .toArray()
