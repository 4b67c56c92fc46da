import { expect, it } from 'vitest'
import type { Finding } from '../history/history.ts'
import type { Change } from '../schema/night.ts'
import { exampleChange, exampleNight, exampleSuspicion as suspicion } from './exampleNights.ts'
import { sortOut } from './known.ts'

const runs = Array.from({ length: 30 }, (_, index) => exampleNight(index + 1, 1).run)
const since = (day: number) => ({ since: { ...suspicion().since, run: exampleNight(day, 1).run } })
const finding = (outcome: Finding['outcome'], more: Partial<Change> = {}): Finding => ({
  outcome,
  change: { ...exampleChange, ...more },
})
const sorted = (found: Parameters<typeof suspicion>[0], ...findings: readonly Finding[]) => {
  const { fresh, known } = sortOut([suspicion(found)], findings, runs)
  return fresh.length === 1 ? 'fresh' : known.length === 1 ? 'known' : 'dropped'
}

it('what was told is known, though its place moves by a night or two', () => {
  expect(sorted({}, finding('told'))).toBe('known')
  expect(sorted(since(12), finding('told'))).toBe('known')
  expect(sorted(since(8), finding('told'))).toBe('known')
})

it('what was refuted is dropped', () => {
  expect(sorted({}, finding('refuted'))).toBe('dropped')
})

it('another place, direction, series or kind is fresh', () => {
  expect(sorted({})).toBe('fresh')
  expect(sorted(since(20), finding('told'))).toBe('fresh')
  expect(sorted({ ratio: 1.02 }, finding('told'))).toBe('fresh')
  expect(sorted({ browser: 'chromium' }, finding('told'))).toBe('fresh')
  expect(sorted({ kind: 'lost', ratio: null }, finding('told'))).toBe('fresh')
})

it('the newest finding counts', () => {
  expect(sorted({}, finding('refuted'), finding('told'))).toBe('known')
})
