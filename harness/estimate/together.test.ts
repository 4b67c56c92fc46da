import { describe, expect, it } from 'vitest'
import { type Part, together } from './together.ts'

const part = (benchmark: string, logs: readonly (readonly [block: number, log: number])[]): Part => ({
  benchmark,
  byBlock: new Map(logs.map(([block, log]) => [block, { launch: block >> 1, log }])),
})
const upTo = (benchmark: string, blocks: number, log = 0): Part =>
  part(
    benchmark,
    Array.from({ length: blocks }, (_, block) => [block, log]),
  )

describe('together', () => {
  it('is the mean of the benchmarks in each block, in the order of the blocks, with its launch', () => {
    const one = part('a', [
      [1, 0.2],
      [0, 0.1],
    ])
    const other = part('b', [
      [0, 0.3],
      [1, 0.6],
    ])
    const { benchmarks, pairs } = together([one, other])
    expect(benchmarks).toEqual(['a', 'b'])
    expect(pairs.map(({ launch }) => launch)).toEqual([0, 0])
    expect(pairs[0]?.log).toBeCloseTo(0.2, 12)
    expect(pairs[1]?.log).toBeCloseTo(0.4, 12)
  })

  it('leaves out blocks that one of them has not, as where a run was interrupted within one', () => {
    const { benchmarks, pairs } = together([upTo('a', 8), upTo('b', 7), upTo('c', 7)])
    expect(benchmarks).toEqual(['a', 'b', 'c'])
    expect(pairs).toHaveLength(7)
  })

  it('leaves out a benchmark rather than have no interval', () => {
    const { benchmarks, pairs } = together([upTo('a', 10), upTo('b', 5), upTo('c', 9)])
    expect(benchmarks).toEqual(['a', 'c'])
    expect(pairs).toHaveLength(9)
  })

  it('keeps most of them rather than have an interval of a few', () => {
    const { benchmarks, pairs } = together([upTo('a', 6), upTo('b', 5), upTo('c', 5)])
    expect(benchmarks).toEqual(['a', 'b', 'c'])
    expect(pairs).toHaveLength(5)
  })

  it('is empty for nothing', () => {
    expect(together([])).toEqual({ benchmarks: [], pairs: [] })
  })
})
