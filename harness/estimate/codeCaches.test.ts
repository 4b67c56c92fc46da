import { expect, it } from 'vitest'
import type { Visited } from '../schema/journal.ts'
import { codeCachesOf, withProof } from './codeCaches.ts'
import { measured, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const loaded = (block: number, variant: string, change: Partial<Visited> = {}): Visited => ({
  ...visited(block, [measured(variant, [], { samples: { 'first-result-code': [2] } } as never)], { protocol: 'load' }),
  cache: 'code',
  ...change,
})
const watched = (variant: string, codeCache: Visited['codeCache']): Visited =>
  loaded(0, variant, { watched: true, codeCache })

it('are what the watched loads said, and one that missed outweighs any that hit', () => {
  const visits = [
    loaded(0, 'scalar'),
    watched('scalar', 'hit'),
    watched('simd', 'hit'),
    watched('simd', 'miss'),
    watched('autovec', null),
  ]
  const place = { browser: 'chromium', benchmark: 'dot' }
  expect(codeCachesOf(visits)).toEqual([
    { ...place, variant: 'scalar', said: 'hit' },
    { ...place, variant: 'simd', said: 'miss' },
    { ...place, variant: 'autovec', said: null },
  ])
})

it('decide which loads count: those of no variant without proof, and all others', () => {
  const other = visited(0, [measured('simd', [1])])
  const visits = [loaded(0, 'scalar'), loaded(0, 'simd'), other, watched('scalar', 'hit'), watched('simd', 'miss')]
  expect(withProof(visits, codeCachesOf(visits))).toEqual([visits[0], other, visits[3], visits[4]])
  const elsewhere = loaded(0, 'scalar', { browser: 'firefox' })
  expect(withProof([elsewhere, watched('scalar', 'hit')], codeCachesOf(visits))).toHaveLength(1)
})

it('show in the document, whose estimates need them', () => {
  const loads = ['scalar', 'simd'].flatMap((variant) => [0, 1, 2].map((block) => loaded(block, variant)))
  const of = (...proofs: Visited[]) =>
    estimate([runStarted(), ...loads, ...proofs]).estimates.filter(({ metric }) => metric === 'first-result-code')
  expect(of().length).toBe(0)
  expect(of(watched('scalar', 'hit')).map(({ variant }) => variant)).toEqual(['scalar'])
  expect(of(watched('scalar', 'hit'), watched('simd', 'hit')).map(({ points }) => points.length)).toEqual([3, 3])
})
