import { random, seedFor } from '../stats/random.ts'
import type { Plan, PlannedLaunch, PlannedVisit } from './plan.ts'

export interface ScheduleInput {
  readonly seed: number
  readonly blocks: number
  readonly blocksPerLaunch: number
  /** Browsers that take part. */
  readonly browsers: readonly string[]
  /** Benchmarks with the variants that were built for them. */
  readonly benchmarks: readonly { readonly id: string; readonly variants: readonly string[] }[]
}

/**
 * Lays out a run: every block visits every benchmark once in every browser.
 *
 * Browsers take turns every `blocksPerLaunch` blocks, so that slow drifts of the machine meet all of them; the order of
 * browsers, of benchmarks within a block and of variants within a page is drawn afresh each time, from the seed alone.
 */
export const schedule = ({ seed, blocks, blocksPerLaunch, browsers, benchmarks }: ScheduleInput): Plan => {
  const source = random(seed)
  const measurable = benchmarks.filter(({ variants }) => variants.length > 0)
  const launches: PlannedLaunch[] = []
  let visits = 0

  for (let first = 0; first < blocks; first += blocksPerLaunch) {
    for (const browser of source.shuffled(browsers)) {
      const planned: PlannedVisit[] = []
      for (let block = first; block < Math.min(first + blocksPerLaunch, blocks); block++) {
        for (const { id, variants } of source.shuffled(measurable)) {
          planned.push({
            id: `v${visits}`,
            block,
            benchmark: id,
            variants: source.shuffled(variants),
            seed: seedFor(seed, visits),
          })
          visits++
        }
      }
      if (planned.length > 0) launches.push({ browser, visits: planned })
    }
  }
  return { launches, visits }
}
