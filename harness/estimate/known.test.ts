import { describe, expect, it } from 'vitest'
import { measured, visited } from './exampleJournal.ts'
import { knownOf } from './known.ts'

const visits = (n: number) =>
  Array.from({ length: n }, (_, block) =>
    visited(block, [measured('scalar', [4000 + (block % 3)]), measured('simd', [1000 + (block % 2)])]),
  )

const known = (n: number) => knownOf(visits(n), ['scalar', 'simd'], 'scalar', 0.01)

describe('knownOf', () => {
  it('decides nothing on fewer than six visits', () => {
    expect(known(0)).toEqual([])
    expect(known(5)).toEqual([{ verdict: 'inconclusive', halfWidth: null }])
  })

  it('knows a speed-up that is plain to see', () => {
    const [one] = known(8)
    expect(one?.verdict).toBe('faster')
    expect(one?.halfWidth).toBeGreaterThan(0)
    expect(one?.halfWidth).toBeLessThan(0.01)
  })
})
