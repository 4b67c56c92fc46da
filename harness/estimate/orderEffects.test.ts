import { describe, expect, it } from 'vitest'
import type { JournalEntry, Visited } from '../schema/journal.ts'
import { random } from '../stats/random.ts'
import { ended, measured, redone, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const names = ['scalar', 'autovec', 'simd']
const roundCount = 90

/**
 * A visit whose samples scatter by 1 % and whose instances differ by up to 5 %. What is sampled first takes `first` times as long.
 */
const visitOf = (block: number, first: Readonly<Record<string, number>>): Visited => {
  const source = random(block + 1)
  const instances = [1, 1.05, 0.97].map((factor) => factor * (1 + source.uniform() / 100))
  const rounds = Array.from({ length: roundCount }, () => source.below(3))
  const orders = rounds.map(() => source.shuffled(names))
  const variants = names.map((name, index) => {
    const places = orders.map((order) => order.indexOf(name))
    const times = rounds.flatMap((instance, round) => {
      const time = () => 1000 * (index + 1) * (instances[instance] as number) * (1 + source.normal() / 100)
      return [time() * (places[round] === 0 ? (first[name] ?? 1) : 1), time()]
    })
    return measured(name, times, { places })
  })
  const entry = visited(block, variants)
  return { ...entry, result: { ...entry.result, rounds } }
}
const visits = (count: number, first: Readonly<Record<string, number>> = {}) =>
  Array.from({ length: count }, (_, block) => visitOf(block, first))
const effectsOf = (entries: readonly JournalEntry[]) => estimate([runStarted(), ...entries, ended]).orderEffects

describe('what comes first in a round', () => {
  it('is found to be slower where it is, and by how much', () => {
    const effects = effectsOf(visits(10, { autovec: 1.03 }))
    expect(effects.map(({ variant, visits: count }) => [variant, count])).toEqual(names.map((name) => [name, 10]))
    const [scalar, autovec, simd] = effects
    expect(autovec?.interval?.low).toBeGreaterThan(1.02)
    expect(autovec?.interval?.high).toBeLessThan(1.04)
    for (const other of [scalar, simd]) {
      expect(other?.interval?.low).toBeLessThan(1)
      expect(other?.interval?.high).toBeGreaterThan(1)
    }
  })

  it('is no slower where order does not matter, however much instances differ', () => {
    for (const { interval, ratio } of effectsOf(visits(12))) {
      expect(interval?.low).toBeGreaterThan(0.99)
      expect(interval?.high).toBeLessThan(1.01)
      expect(Math.abs(ratio - 1)).toBeLessThan(0.005)
    }
  })

  it('has no interval below six visits', () => {
    expect(effectsOf(visits(5)).map(({ interval }) => interval)).toEqual([null, null, null])
  })
})

it('counts neither visits of a block that was repeated nor those that failed', () => {
  const disturbed = visits(1, { simd: 9 })
  expect(effectsOf([...disturbed, redone(0), ...visits(6)])).toEqual(effectsOf(visits(6)))
  const wrong = visited(6, [{ outcome: 'failed', variant: 'simd', phase: 'verify', message: 'wrong result: 1' }])
  expect(effectsOf([...visits(6), wrong]).map(({ variant }) => variant)).toEqual(['scalar', 'autovec'])
})

it('says nothing where the page did not say in which order it sampled', () => {
  const silent = visits(6).map((entry) => {
    const variants = entry.result.variants.map((each) => (each.outcome === 'measured' ? { ...each, places: [] } : each))
    return { ...entry, result: { ...entry.result, variants } }
  })
  expect(effectsOf(silent)).toEqual([])
})
