import { assert, integer, nat, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeated, schedule as planFor, type ScheduleInput, visitsOf } from './schedule.ts'

const schedule = (of: ScheduleInput) => ({ launches: [...planFor(of)], visits: visitsOf(of) })

const input = {
  seed: 1,
  blocks: 5,
  blocksPerLaunch: 2,
  browsers: ['chromium', 'firefox', 'webkit'],
  codeCaches: ['chromium'],
  caches: ['cold'],
  benchmarks: [
    { id: 'dot', variants: ['scalar', 'autovec', 'simd'], protocols: ['throughput'] },
    { id: 'add', variants: ['scalar', 'simd'], protocols: ['throughput'] },
    { id: 'unbuilt', variants: [], protocols: ['throughput'] },
  ],
} satisfies ScheduleInput

describe('schedule', () => {
  it('visits every built benchmark once per block and browser, whatever the design', () => {
    assert(
      property(nat(), integer({ min: 1, max: 12 }), integer({ min: 1, max: 5 }), (seed, blocks, perLaunch) => {
        const plan = schedule({ ...input, seed, blocks, blocksPerLaunch: perLaunch })
        const seen = plan.launches.flatMap(({ browser, visits }) =>
          visits.map(({ block, benchmark }) => `${block} ${browser} ${benchmark}`),
        )
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.length).toBe(blocks * 3 * 2)
        expect(plan.visits).toBe(seen.length)
        for (const { visits } of plan.launches) {
          expect(new Set(visits.map(({ block }) => block)).size).toBeLessThanOrEqual(perLaunch)
        }
      }),
      { seed: 1, numRuns: 50 },
    )
  })

  it('repeats itself for the same seed and draws other orders for another', () => {
    expect(schedule(input)).toEqual(schedule(input))
    expect(schedule(input)).not.toEqual(schedule({ ...input, seed: 2 }))
  })

  it('is drawn up as it is asked for, so that it may have no end', () => {
    const [first] = planFor({ ...input, blocks: Number.POSITIVE_INFINITY })
    expect(first?.visits).toEqual(schedule(input).launches[0]?.visits)
  })

  it('gives all launches of a turn the same blocks', () => {
    for (const launches of Map.groupBy(schedule(input).launches, ({ turn }) => turn).values()) {
      const blocks = launches.map(({ visits }) => [...new Set(visits.map(({ block }) => block))].toSorted())
      expect(launches).toHaveLength(3)
      for (const own of blocks) expect(own).toEqual(blocks[0])
    }
  })

  it('repeats visits with other choices under other names', () => {
    const visits = schedule(input).launches[0]?.visits ?? []
    const again = repeated(visits, 1)
    expect(again.map(({ benchmark, block }) => [benchmark, block])).toEqual(
      visits.map(({ benchmark, block }) => [benchmark, block]),
    )
    const all = [...visits, ...again, ...repeated(visits, 2)]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ seed }) => seed)).size).toBe(all.length)
  })

  it('gives every visit an id and a seed of its own', () => {
    const visits = schedule(input).launches.flatMap((launch) => launch.visits)
    expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length)
    expect(new Set(visits.map(({ seed }) => seed)).size).toBe(visits.length)
  })

  it('puts each variant in each place about equally often', () => {
    const plan = schedule({ ...input, blocks: 300 })
    const firsts = plan.launches
      .flatMap(({ visits }) => visits)
      .filter(({ benchmark }) => benchmark === 'dot')
      .map(({ variants }) => variants[0])
    for (const variant of ['scalar', 'autovec', 'simd']) {
      expect(firsts.filter((first) => first === variant).length).toBeGreaterThan(firsts.length * 0.28)
    }
  })

  it('is empty when nothing was built or no browser is there', () => {
    expect(schedule({ ...input, browsers: [] }).launches).toEqual([])
    expect(schedule({ ...input, benchmarks: [] }).launches).toEqual([])
  })
})

describe('what a block consists of', () => {
  const of = (protocols: ScheduleInput['benchmarks'][number]['protocols'], more: Partial<ScheduleInput> = {}) =>
    schedule({
      ...input,
      blocks: 2,
      browsers: ['chromium', 'firefox'],
      benchmarks: [{ id: 'dot', variants: ['scalar', 'simd'], protocols }],
      ...more,
    })
  const told = (plan: ReturnType<typeof of>, browser: string, profile = 'fresh') =>
    plan.launches
      .filter((launch) => launch.browser === browser && launch.profile === profile)
      .flatMap(({ visits }) => visits)
      .filter(({ block }) => block === 0)
      .map(({ protocol, cache, variants, watched }) =>
        [protocol, cache, variants.toSorted().join('+'), ...(watched ? ['watched'] : [])].join(' ').trim(),
      )
      .toSorted()

  it('has a page for every variant where they must not share one', () => {
    const plan = of(['throughput', 'load', 'memory'])
    expect(told(plan, 'firefox')).toEqual([
      'load cold scalar',
      'load cold simd',
      'memory cold',
      'memory cold scalar',
      'memory cold simd',
      'throughput cold scalar+simd',
    ])
    expect(plan.visits).toBe(2 * 2 * 6)
  })

  it('has loads for each state of the caches, and a browser with a profile for the code cache, watched once', () => {
    const plan = of(['load'], { caches: ['cold', 'http', 'code'] })
    const plain = ['load cold scalar', 'load cold simd', 'load http scalar', 'load http simd']
    expect(told(plan, 'firefox')).toEqual(plain)
    expect(told(plan, 'firefox', 'kept')).toEqual([])
    expect(told(plan, 'chromium')).toEqual(plain)
    expect(told(plan, 'chromium', 'kept')).toEqual([
      'load code scalar',
      'load code scalar watched',
      'load code simd',
      'load code simd watched',
    ])
    expect(plan.visits).toBe(plan.launches.reduce((sum, { visits }) => sum + visits.length, 0))
  })

  it('leaves out what nothing is measured of', () => {
    expect(of([])).toEqual({ launches: [], visits: 0 })
  })
})
