import { noise } from '../../../support/js/noise.ts'

/** The alphabet of RFC 4648, section 4. */
export const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Length of what so many bytes are encoded to. */
export const encodedLength = (size: number): number => 4 * Math.ceil(size / 3)

/** Character of the base64 of so many bytes, as its code; as in src/input.rs. */
export const characterCode = (size: number, index: number): number => {
  const place = index & 3
  const first = ((index - place) / 4) * 3
  if (first + place > size) return '='.charCodeAt(0)
  const byteOrZero = (at: number): number => (at < size ? noise(at) & 0xff : 0)
  const bits = (byteOrZero(first) << 16) | (byteOrZero(first + 1) << 8) | byteOrZero(first + 2)
  return alphabet.charCodeAt((bits >> (18 - 6 * place)) & 63)
}
