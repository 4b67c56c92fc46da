import { median, medianAbsoluteDeviation } from './median.ts'

/** Beyond this modified z-score Iglewicz and Hoaglin advise to look at a value. */
const farAway = 3.5
/** A normal distribution's median and mean absolute deviation, in standard deviations. */
const medianDeviationOfNormal = 0.674_49
const meanDeviationOfNormal = 0.797_885

/** In standard deviations that outliers do not inflate; 0 when all values are the same. */
const spread = (values: readonly number[], centre: number): number => {
  const deviation = medianAbsoluteDeviation(values, centre)
  if (deviation > 0) return deviation / medianDeviationOfNormal
  const sum = values.reduce((total, value) => total + Math.abs(value - centre), 0)
  return sum / values.length / meanDeviationOfNormal
}

/**
 * Which values lie far from the others: those whose modified z-score, by median and median absolute deviation, is beyond
 * 3.5 (Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993). Where more than half of the values are the same,
 * as readings of a coarse clock can be, that deviation is 0 and the mean absolute deviation takes its place.
 *
 * They are to be shown and not to be removed: what is estimated from the values bears them.
 *
 * @returns their indices, ascending; none among fewer than three values
 */
export const outliers = (values: readonly number[]): number[] => {
  if (values.length < 3) return []
  const centre = median(values)
  const limit = farAway * spread(values, centre)
  return values.flatMap((value, index) => (Math.abs(value - centre) > limit ? [index] : []))
}
