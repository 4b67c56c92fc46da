import { noise } from '../../../support/js/noise.ts'

/** Element of the first vector, as in src/input.rs: an integer from -2 to 1. */
export const elementOfA = (index: number): number => (noise(index) % 4) - 2

/** Element of the second vector: an integer from -2 to 1. */
export const elementOfB = (index: number): number => (noise(~index) % 4) - 2
