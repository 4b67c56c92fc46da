const value = new Float32Array(1)
const bits = new Uint32Array(value.buffer)

/** The bits of the number as an f32, as `f32::to_bits` has them. */
export const floatBits = (number: number): number => {
  value[0] = number
  return bits[0] as number
}
