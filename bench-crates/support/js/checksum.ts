/** The same as `support::sampled_checksum`: folds about 32 elements of a u32 each, spread over the whole output, in order. */
export const sampledChecksum = (output: ArrayLike<number>): number => {
  const step = (output.length >>> 5) | 1
  let sum = 0
  for (let index = 0; index < output.length; index += step) {
    sum = ((sum << 5) | (sum >>> 27)) ^ (output[index] as number)
  }
  return sum >>> 0
}
