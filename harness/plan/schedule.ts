import { random, seedFor } from '../stats/random.ts'
import type { Plan, PlannedVisit } from './plan.ts'

export interface ScheduleInput {
  readonly seed: number
  /** Number of blocks, at most. */
  readonly blocks: number
  readonly blocksPerLaunch: number
  /** Browsers that take part. */
  readonly browsers: readonly string[]
  /** Benchmarks with the variants that were built for them. */
  readonly benchmarks: readonly { readonly id: string; readonly variants: readonly string[] }[]
}

const measurable = ({ benchmarks }: ScheduleInput) => benchmarks.filter(({ variants }) => variants.length > 0)

/** How many visits the whole schedule has. */
export const visitsOf = (input: ScheduleInput): number =>
  input.blocks * input.browsers.length * measurable(input).length

/**
 * Lays out a run: every block visits every benchmark once in every browser.
 *
 * Browsers take turns every `blocksPerLaunch` blocks, so that slow drifts of the machine meet all of them; the order of
 * browsers, of benchmarks within a block and of variants within a page is drawn afresh each time, from the seed alone.
 */
export const schedule = (input: ScheduleInput): Plan => ({
  *[Symbol.iterator]() {
    const { seed, blocks, blocksPerLaunch, browsers } = input
    const source = random(seed)
    const benchmarks = measurable(input)
    if (benchmarks.length === 0) return
    let visits = 0
    for (let turn = 0; turn * blocksPerLaunch < blocks; turn++) {
      const first = turn * blocksPerLaunch
      for (const browser of source.shuffled(browsers)) {
        const planned: PlannedVisit[] = []
        for (let block = first; block < Math.min(first + blocksPerLaunch, blocks); block++) {
          for (const { id, variants } of source.shuffled(benchmarks)) {
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
        yield { browser, turn, visits: planned }
      }
    }
  },
})

/** The same visits once more, with choices of their own: a block that was too noisy is repeated. */
export const repeated = (visits: readonly PlannedVisit[], time: number): PlannedVisit[] =>
  visits.map((visit) => ({ ...visit, id: `${visit.id}r${time}`, seed: seedFor(visit.seed, time) }))
