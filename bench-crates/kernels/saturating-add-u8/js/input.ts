import { noise } from '../../../support/js/noise.ts'

/** Byte of the first array, as in src/input.rs: any of the 256. */
export const byteOfA = (index: number): number => noise(index) & 0xff

/** Byte of the second array: any of the 256, so that half of the sums stop at 255. */
export const byteOfB = (index: number): number => noise(~index) & 0xff
