import { expect, it } from 'vitest'
import { wrongResult } from './verify.ts'

const bitsOf = (value: number): number => new Uint32Array(new Float32Array([value]).buffer)[0] ?? 0

it('accepts exactly the checksum', () => {
  expect(wrongResult(5, { checksum: 5 })).toBeNull()
  expect(wrongResult(6, { checksum: 5 })).toBe('wrong result: bench_run() returned 6, expected 5')
})

it('reads a value with a tolerance out of the bits of an f32', () => {
  expect(wrongResult(bitsOf(1.5), { value: 1.4, tolerance: 0.2 })).toBeNull()
  expect(wrongResult(bitsOf(1.75), { value: 1.25, tolerance: 0.25 })).toContain('returned 1.75, expected 1.25 ± 0.25')
})

it('never accepts what is not a number', () => {
  expect(wrongResult(bitsOf(Number.NaN), { value: 0, tolerance: 1e9 })).not.toBeNull()
})
