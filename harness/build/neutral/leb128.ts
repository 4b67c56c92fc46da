// What Reader reads, written: the shortest form of each number (core specification, 5.2.2).

/** The bytes of an unsigned integer below 2^32. */
export const unsignedLeb = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value >>> 0
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  return [...bytes, rest]
}

/** The bytes of a signed integer of 32 bits. */
export const signedLeb = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value | 0
  // A last byte has six bits of the number: its seventh is the sign.
  while (rest < -0x40 || rest > 0x3f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>= 7
  }
  return [...bytes, rest & 0x7f]
}
