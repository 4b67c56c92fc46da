import { noise } from '../../../support/js/noise.ts'

/** Numbers in a row. */
export const rowLength = 8

/** Number to be sorted, as in src/input.rs: of the whole range, and every fourth of a few, so that some are equal. */
export const numberAt = (index: number): number => {
  const bits = noise(index)
  return (bits & 3) === 0 ? bits >>> 30 : bits
}
