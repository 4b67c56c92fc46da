import { noise } from '../../../support/js/noise.ts'

/** As in src/input.rs: prose with some numbers, and bytes at the edges of the classes and outside ASCII. */
const mixture = 'etaoin shrdlu ETAOIN 0123456789 \t\n\r,.;/:@[`{\x00\x08\x0e\x1f\x7f\x80\xff azAZ yes not'

/** Character of the text, as the code that stands for its byte. */
export const characterCode = (index: number): number => mixture.charCodeAt(noise(index) % mixture.length)

// The classes. Each character is of one of them.
export const other = 0
export const space = 1
export const digit = 2
export const letter = 4
