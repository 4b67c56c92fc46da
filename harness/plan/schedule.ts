import type { Cache } from '../schema/protocol.ts'
import { random, seedFor } from '../stats/random.ts'
import type { Plan, PlannedLaunch, PlannedVisit } from './plan.ts'
import { type Shape, shapesOf, type Visitable } from './protocols.ts'

export interface ScheduleInput {
  readonly seed: number
  /** Number of blocks, at most. */
  readonly blocks: number
  readonly blocksPerLaunch: number
  /** Browsers that take part. */
  readonly browsers: readonly string[]
  /** Those of them that say what their code cache did. */
  readonly codeCaches: readonly string[]
  /** States of the caches that loads are measured in. */
  readonly caches: readonly Cache[]
  readonly benchmarks: readonly Visitable[]
}

/** Benchmarks that are visited at all. */
export const visited = (benchmarks: readonly Visitable[]): Visitable[] =>
  benchmarks.filter(({ variants, protocols }) => variants.length > 0 && protocols.length > 0)

const shapesIn = ({ benchmarks, caches, codeCaches }: ScheduleInput, browser: string, block: number) => {
  const options = { codeCache: codeCaches.includes(browser), watch: block === 0 }
  const all = benchmarks.map((benchmark) => shapesOf(benchmark, caches, options))
  return { fresh: all.flatMap(({ fresh }) => fresh), kept: all.flatMap(({ kept }) => kept) }
}

/** How many visits the whole schedule has. */
export const visitsOf = (input: ScheduleInput): number => {
  const inBlock = (browser: string, block: number): number =>
    Object.values(shapesIn(input, browser, block)).reduce((sum, shapes) => sum + shapes.length, 0)
  // All blocks but the first are alike.
  return input.browsers.reduce(
    (sum, browser) => sum + inBlock(browser, 0) + (input.blocks - 1) * inBlock(browser, 1),
    0,
  )
}

/**
 * Lays out a run: every block visits every benchmark in every browser, once for each thing that is measured of it, or once for each
 * variant where they must not share a page.
 *
 * Browsers take turns every `blocksPerLaunch` blocks, so that slow drifts of the machine meet all of them; the order of
 * browsers, of visits within a block and of variants within a page is drawn afresh each time, from the seed alone.
 */
export const schedule = (input: ScheduleInput): Plan => ({
  *[Symbol.iterator]() {
    const { seed, blocks, blocksPerLaunch, browsers } = input
    const source = random(seed)
    if (visited(input.benchmarks).length === 0) return
    let visits = 0
    const place = (shape: Shape, block: number): PlannedVisit => ({
      ...shape,
      id: `v${visits}`,
      block,
      variants: source.shuffled(shape.variants),
      seed: seedFor(seed, visits++),
    })
    for (let turn = 0; turn * blocksPerLaunch < blocks; turn++) {
      const first = turn * blocksPerLaunch
      const turnBlocks = Array.from({ length: Math.min(blocksPerLaunch, blocks - first) }, (_, index) => first + index)
      for (const browser of source.shuffled(browsers)) {
        for (const profile of ['fresh', 'kept'] as const) {
          const planned = turnBlocks.flatMap((block) =>
            source.shuffled(shapesIn(input, browser, block)[profile]).map((shape) => place(shape, block)),
          )
          if (planned.length > 0) yield { browser, turn, profile, visits: planned } satisfies PlannedLaunch
        }
      }
    }
  },
})

/** The same visits once more, with choices of their own: a block that was too noisy is repeated. */
export const repeated = (visits: readonly PlannedVisit[], time: number): PlannedVisit[] =>
  visits.map((visit) => ({ ...visit, id: `${visit.id}r${time}`, seed: seedFor(visit.seed, time) }))
