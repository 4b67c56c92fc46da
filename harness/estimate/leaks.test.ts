import { describe, expect, it } from 'vitest'
import { random } from '../stats/random.ts'
import type { Cell, CellVisit } from './cells.ts'
import { leaks } from './leaks.ts'

const page = 65_536

const visit = (block: number, samples: Record<string, number[]>, variant = 'simd'): CellVisit => ({
  protocol: 'memory',
  block,
  launch: 0,
  rounds: [],
  resolutionNs: 5000,
  refreshMs: null,
  measured: new Map([
    [variant, { outcome: 'measured', variant, checksum: 1, samples, callsPerSample: [], warmUp: null }],
  ]),
  memory: new Map(),
  empty: null,
})
const cell = (...visits: CellVisit[]): Cell => ({ benchmark: 'dot', browser: 'firefox', visits })

/** As Rust's allocator has it: two pages whenever it runs out, in a module of 1.1 MB. */
const pagesFor = (live: readonly number[]): number[] =>
  live.map((bytes) => 17 * page + 2 * page * Math.ceil(bytes / (2 * page)))
const rounds = (length: number, read: (round: number) => number): number[] =>
  Array.from({ length }, (_, at) => read(at))

describe('a leak', () => {
  it('of 64 KiB a round is found by its allocator, with what it is', () => {
    // Read in Chromium, Firefox and WebKitGTK from the crate that leaks.
    const live = rounds(10, (round) => 131_072 + page * round)
    const bytes = [21, 21, 23, 23, 25, 25, 27, 27, 29, 29].map((count) => count * page)
    const both = { 'round-live': live, 'round-bytes': bytes }
    expect(leaks([cell(visit(0, both), visit(1, both))])).toEqual([
      {
        benchmark: 'dot',
        browser: 'firefox',
        variant: 'simd',
        block: 0,
        times: 2,
        stage: 'leak',
        message: 'leaks 64 KiB a round: 10 rounds, allocated bytes 0.131 → 0.721 MB, linear memory 1.4 → 1.9 MB',
        details: expect.stringContaining('block 1: 131072, 196608'),
      },
    ])
  })

  it('of 64 KiB a round is found by the linear memory alone', () => {
    const bytes = [21, 21, 23, 23, 25, 25, 27, 27, 29, 29].map((count) => count * page)
    expect(leaks([cell(visit(0, { 'round-bytes': bytes }))])).toMatchObject([
      { message: 'leaks 64 KiB a round: 10 rounds, linear memory 1.4 → 1.9 MB' },
    ])
  })

  it('of 12 bytes a round is found where they are counted, because counts are exact', () => {
    const live = rounds(10, (round) => 4000 + 12 * round)
    const samples = { 'round-live': live, 'round-bytes': pagesFor(live) }
    expect(leaks([cell(visit(0, samples), visit(1, samples))])).toMatchObject([
      { message: expect.stringMatching(/^leaks 12 bytes a round: 10 rounds, allocated bytes 0\.004 → 0\.004 MB/) },
    ])
  })

  it('is found whatever its rate, from a page a round on, and wherever the steps lie', () => {
    const { uniform } = random(5)
    for (let trial = 0; trial < 500; trial++) {
      const [rate, offset] = [page * (1 + 20 * uniform()), 4 * page * uniform()]
      const bytes = pagesFor(rounds(10, (round) => offset + rate * round))
      expect(leaks([cell(visit(0, { 'round-bytes': bytes }))]), `${rate} from ${offset}`).toHaveLength(1)
    }
  })

  it('is found past the allocator, in memory that only the linear memory shows', () => {
    const samples = { 'round-live': rounds(5, () => 4000), 'round-bytes': rounds(5, (round) => page * (17 + round)) }
    expect(leaks([cell(visit(0, samples))])).toMatchObject([
      { message: 'leaks 64 KiB a round: 5 rounds, linear memory 1.1 → 1.4 MB' },
    ])
  })

  it('is a row of the variant that leaks alone', () => {
    const leaky = visit(0, { 'round-live': rounds(10, (round) => 100 * round), 'round-bytes': rounds(10, () => page) })
    const tight = visit(0, { 'round-live': rounds(5, () => 100), 'round-bytes': rounds(5, () => page) }, 'scalar')
    expect(leaks([cell(leaky, tight)]).map(({ variant }) => variant)).toEqual(['simd'])
  })
})

describe('no leak', () => {
  it.each<[string, Record<string, number[]>[]]>([
    ['is memory that stays', [{ 'round-live': [5, 5, 5, 5, 5], 'round-bytes': [9, 9, 9, 9, 9] }]],
    ['is a cache that the first round fills', [{ 'round-live': [5, 8, 8, 8, 8], 'round-bytes': [8, 9, 9, 9, 9] }]],
    ['is memory that grows up to a bound', [{ 'round-bytes': [1, 2, 3, 4, 5, 6, 7, 8, 8, 8].map((n) => n * page) }]],
    ['is what is given back now and then', [{ 'round-live': [1, 2, 3, 1, 2, 3, 1, 2, 3, 1] }]],
    [
      'is a growth that another visit has not seen',
      [{ 'round-live': [1, 2, 3, 4, 5] }, { 'round-live': [1, 1, 1, 1, 1] }],
    ],
    ['is a growth in one visit of two', [{ 'round-bytes': [1, 2, 3, 4, 5] }, { 'round-bytes': [1, 1, 1, 1, 1] }]],
    ['is a visit without rounds', [{ 'linear-memory': [5] }]],
    ['is too few rounds to tell', [{ 'round-bytes': [1, 2, 3, 4] }]],
  ])('%s', (_, visits) => {
    expect(leaks([cell(...visits.map((samples, block) => visit(block, samples)))])).toEqual([])
  })

  it('is found in memory that goes up and down at random, but hardly ever', () => {
    const { uniform } = random(11)
    let alarms = 0
    for (let trial = 0; trial < 1000; trial++) {
      const visits = rounds(6, (block) => block).map((block) =>
        visit(block, { 'round-live': rounds(5, () => Math.floor(1000 * uniform())) }),
      )
      alarms += leaks([cell(...visits)]).length
    }
    expect(alarms).toBe(0)
  })
})
