import type { Expected, Frame } from '../../schema/crate.ts'

/** Folds the little-endian words of a framebuffer: every bit of every pixel, and their order, change it. Unsigned 32 bits. */
export const pictureChecksum = (words: Uint32Array): number => {
  let sum = 0
  for (let index = 0; index < words.length; index++) {
    sum = ((sum << 5) | (sum >>> 27)) ^ (words[index] as number)
  }
  return sum >>> 0
}

/** The pixels that begin at an address, as words. @throws Error when they do not lie within the memory */
export const pictureAt = (memory: WebAssembly.Memory, address: number, { width, height }: Frame): Uint32Array => {
  const pixels = width * height
  const { byteLength } = memory.buffer
  if (address % 4 !== 0) throw new Error(`wrong result: frame_step() returned ${address}, which is no multiple of 4`)
  if (address + 4 * pixels > byteLength) {
    throw new Error(
      `wrong result: frame_step() returned ${address}, but ${width} × ${height} pixels from there on do not fit into ${byteLength} bytes of memory`,
    )
  }
  return new Uint32Array(memory.buffer, address, pixels)
}

/** Says what is wrong with a picture, or `null`. */
export const wrongPicture = (checksum: number, expected: Expected, { verifyAfter }: Frame): string | null => {
  if (!('checksum' in expected))
    return 'wrong result: a picture can only be checked by a checksum, and the crate declares none'
  return checksum === expected.checksum
    ? null
    : `wrong result: the checksum of the picture after ${verifyAfter} frames is ${checksum}, expected ${expected.checksum}`
}
