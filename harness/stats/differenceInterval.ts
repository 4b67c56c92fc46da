/** An estimate with its interval, on a scale on which differences make sense. */
export interface Known {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * What two independent intervals allow to be said of the difference of what they are about, at the same confidence: each end is as far from
 * the difference as the root of the summed squares of the two distances that make it extreme (Zou & Donner 2008, "Construction of confidence limits about
 * effect measures", Statistics in Medicine 27; their method of variance estimates recovery). Whatever made the two intervals wide
 * makes this one wide.
 *
 * @param value the difference, where it is estimated in another way than by that of the two values
 */
export const differenceInterval = (
  first: Known,
  second: Known,
  value = second.value - first.value,
): { readonly low: number; readonly high: number } => ({
  low: value - Math.hypot(second.value - second.low, first.high - first.value),
  high: value + Math.hypot(second.high - second.value, first.value - first.low),
})
