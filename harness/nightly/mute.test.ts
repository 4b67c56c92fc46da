import { expect, it } from 'vitest'
import { Mute } from '../schema/nightly.ts'
import { exampleSuspicion } from './exampleNights.ts'
import { muteOf } from './mute.ts'

const aliases = { crate: 'dot-f32', engine: 'firefox' }
const suspicion = exampleSuspicion({ benchmark: 'dot-f32@l1', browser: 'fennec' })
const muted = (mute: object, day = '2026-01-20', change = suspicion) =>
  muteOf(change, aliases, [Mute.parse({ until: '2026-01-20', why: 'later', ...mute })], day) !== null

it('covers what all of its patterns fit', () => {
  expect(muted({})).toBe(true)
  expect(muted({ crates: 'dot-f32', metrics: 'time', variants: ['simd', 'autovec'], browsers: 'firefox' })).toBe(true)
  expect(muted({ crates: 'dot-f32@*', browsers: 'fennec' })).toBe(true)
  expect(muted({ crates: 'fir' })).toBe(false)
  expect(muted({ metrics: 'size-*' })).toBe(false)
  expect(muted({ variants: 'scalar' })).toBe(false)
  expect(muted({ browsers: 'chromium' })).toBe(false)
})

it('covers what depends on no browser, whatever browsers it names', () => {
  expect(muted({ browsers: 'chromium' }, '2026-01-20', { ...suspicion, browser: null })).toBe(true)
})

it('ends after its day', () => {
  expect(muted({}, '2026-01-21')).toBe(false)
  expect(Mute.safeParse({ until: 'soon', why: 'x' }).success).toBe(false)
  expect(Mute.safeParse({ until: '2026-01-20' }).success).toBe(false)
})
