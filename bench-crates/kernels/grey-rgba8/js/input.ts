import { noise } from '../../../support/js/noise.ts'

/** Byte of the picture, as in src/input.rs: any of the 256, alpha included, which must not matter. */
export const byteAt = (index: number): number => noise(index) & 0xff
