import type { Expected } from '../schema/crate.ts'

/** Reads the 32 bits of an i32 as an f32. */
const asFloat = (bits: number): number => new Float32Array(new Uint32Array([bits]).buffer)[0] as number

/**
 * Says what is wrong with a result, or `null`.
 *
 * @param bits what `bench_run()` returned, as unsigned
 */
export const wrongResult = (bits: number, expected: Expected): string | null => {
  if ('checksum' in expected) {
    return bits === expected.checksum
      ? null
      : `wrong result: bench_run() returned ${bits}, expected ${expected.checksum}`
  }
  const value = asFloat(bits)
  const right = Math.abs(value - expected.value) <= expected.tolerance
  return right
    ? null
    : `wrong result: bench_run() returned ${value}, expected ${expected.value} ± ${expected.tolerance}`
}
