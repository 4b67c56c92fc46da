import { expect, it } from 'vitest'
import { fits, fitsAny } from './pattern.ts'

it.each([
  ['*', 'anything', true],
  ['size-*', 'size-brotli', true],
  ['size-*', 'resize-x', false],
  ['*@l1', 'dot-f32@l1', true],
  ['dot.f32', 'dot-f32', false],
  ['dot', 'dot-f32', false],
  ['d*t-*32', 'dot-f32', true],
])('%s: %s, %s', (pattern, name, expected) => expect(fits(pattern, name)).toBe(expected))

it('of several has to fit one name', () => {
  expect(fitsAny(['a', 'b*'], ['x', 'bench'])).toBe(true)
  expect(fitsAny([], ['x'])).toBe(false)
})
