export interface AllocationInput {
  /** What a visit costs before its first repetition: launch, load, warm-up. Any unit, the same as the next. */
  readonly fixedCost: number
  readonly costPerRepetition: number
  /** Variance of one repetition about its visit's mean. */
  readonly varianceWithin: number
  /** Variance of visits' true means; 0 or less says that visits were not seen to differ. */
  readonly varianceBetween: number
  readonly min: number
  readonly max: number
}

/**
 * How many repetitions a visit should have, so that the mean over visits varies least for the cost in all: the square
 * root of (fixed cost / cost of a repetition) · (variance within / between), Kalibera & Jones, Rigorous Benchmarking in
 * Reasonable Time, ISMM 2013. They round up; here the better one of the two neighbours is taken. The rest of the budget
 * belongs to visits.
 *
 * @returns an integer in [min, max]; max where visits do not differ, and repetitions are all that helps
 */
export const repetitions = (input: AllocationInput): number => {
  const { fixedCost, costPerRepetition, varianceWithin, varianceBetween, min, max } = input
  if (varianceBetween <= 0) return max
  /** Variance times cost: what n visits of so many repetitions cost and give, n cancels out. */
  const loss = (count: number): number =>
    (varianceBetween + varianceWithin / count) * (fixedCost + count * costPerRepetition)
  const ideal = Math.sqrt((fixedCost / costPerRepetition) * (varianceWithin / varianceBetween))
  const lower = Math.max(1, Math.floor(ideal))
  return Math.min(max, Math.max(min, loss(lower) <= loss(lower + 1) ? lower : lower + 1))
}

export interface VarianceComponents {
  readonly within: number
  readonly between: number
}

/**
 * Splits the variance of grouped values (repetitions by visit, visits by launch) into that within groups and that
 * between the groups' true means, by the method of moments for a one-way layout, groups of any size (Searle, Casella &
 * McCulloch, Variance Components, §3.6). `between` is 0 where the groups differ less than chance would have it.
 *
 * @throws RangeError unless there are two groups or more, none empty and one with at least two values
 */
export const varianceComponents = (groups: readonly (readonly number[])[]): VarianceComponents => {
  const total = groups.reduce((count, group) => count + group.length, 0)
  if (groups.length < 2 || total <= groups.length || groups.some((group) => group.length === 0)) {
    throw new RangeError('two groups, and two values in one of them, are the least that shows both variances')
  }
  const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = (values: readonly number[], centre: number) =>
    values.reduce((sum, value) => sum + (value - centre) ** 2, 0)

  const means = groups.map(meanOf)
  const grand = meanOf(groups.flat())
  const within = groups.reduce((sum, group, index) => sum + squares(group, means[index] as number), 0)
  const between = groups.reduce((sum, group, index) => sum + group.length * ((means[index] as number) - grand) ** 2, 0)

  const meanWithin = within / (total - groups.length)
  const meanBetween = between / (groups.length - 1)
  const sumOfSizesSquared = groups.reduce((sum, group) => sum + group.length ** 2, 0)
  const effectiveSize = (total - sumOfSizesSquared / total) / (groups.length - 1)
  return { within: meanWithin, between: Math.max(0, (meanBetween - meanWithin) / effectiveSize) }
}
