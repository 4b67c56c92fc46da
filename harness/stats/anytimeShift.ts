import { logEvidence } from './anytime.ts'
import { meanWithError } from './pairedT.ts'
import type { Widening } from './welch.ts'

export interface AnytimeShift {
  /** Mean of the second less that of the first. */
  readonly difference: number
  /** Distance of either end of the interval from the difference; `null` while it is infinite. */
  readonly halfWidth: number | null
  /** Chance of a difference like this where there is none, at most. */
  readonly p: number
}

/** Log of the evidence of one sample against a centre at a distance from its mean. */
type Against = (distance: number) => number

const against = (values: readonly number[], widen: number): Against => {
  const n = values.length
  const { se } = meanWithError(values)
  const scale = (n - 1) * (se * widen) ** 2
  return (distance) => logEvidence(n, distance === 0 ? 0 : distance ** 2 / scale)
}

const steps = 48
const rounds = 40

/** The least of a function over [0, 1] that has few dips, one of them close to the least of a grid. */
const least = (of: (share: number) => number): number => {
  const grid = Array.from({ length: steps + 1 }, (_, index) => of(index / steps))
  const at = grid.indexOf(Math.min(...grid))
  let [from, to] = [Math.max(0, at - 1) / steps, Math.min(steps, at + 1) / steps]
  for (let round = 0; round < rounds; round++) {
    const [one, other] = [from + (to - from) / 3, to - (to - from) / 3]
    if (of(one) < of(other)) to = other
    else from = one
  }
  return Math.min(...grid, of((from + to) / 2))
}

/** Where the evidence, which grows with the distance, reaches what is needed. */
const halfWidthOf = (evidence: Against, needed: number, scale: number): number => {
  if (scale === 0) return 0
  let high = scale
  while (evidence(high) < needed) high *= 2
  let low = 0
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    if (evidence(middle) < needed) low = middle
    else high = middle
  }
  return high
}

/**
 * Difference of the centres of two samples, whose numbers of values somebody may have decided by looking at them. The e-values of the two samples
 * multiply, as they are independent, and evidence against "the centres are so far apart" is what is left for the pair of centres that far apart that
 * both samples mind least: an e-value again (Vovk & Wang 2021, "E-values: calibration, combination and applications"; an infimum over a composite
 * hypothesis as in Wasserman, Ramdas & Balakrishnan 2020, "Universal inference"). The e-value of each is the one of `anytimeInterval`, which holds for
 * a fixed number of values too.
 *
 * @param first at least two values, in the order of time, on a scale on which they scatter symmetrically
 * @param second likewise, independent of the first
 * @param widen factors on the scatter, where values are not independent
 */
export const anytimeShift = (
  first: readonly number[],
  second: readonly number[],
  widen: Widening = [1, 1],
  confidence = 0.95,
): AnytimeShift => {
  const [one, other] = [against(first, widen[0]), against(second, widen[1])]
  /** Log of the evidence against centres that are so much farther apart, or nearer, than the means. */
  const evidence = (distance: number): number => least((share) => one(distance * share) + other(distance * (1 - share)))
  const needed = -Math.log(1 - confidence)
  const difference = meanWithError(second).mean - meanWithError(first).mean
  return {
    difference,
    // However far apart: one of the two samples may agree, and the other has no more to say against it.
    halfWidth:
      Math.min(one(0) + other(Infinity), one(Infinity) + other(0)) < needed
        ? null
        : halfWidthOf(evidence, needed, meanWithError(first).se + meanWithError(second).se),
    p: Math.min(1, Math.exp(-evidence(Math.abs(difference)))),
  }
}
