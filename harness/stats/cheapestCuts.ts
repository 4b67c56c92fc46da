/** Sum of squares about the mean of values[from…to), in constant time. */
type Cost = (from: number, to: number) => number

const costOf = (values: Float64Array): Cost => {
  const sums = new Float64Array(values.length + 1)
  const squares = new Float64Array(values.length + 1)
  // Counted from the first value, so that a series far from zero loses no digits.
  const origin = values[0] ?? 0
  values.forEach((value, index) => {
    sums[index + 1] = (sums[index] as number) + (value - origin)
    squares[index + 1] = (squares[index] as number) + (value - origin) ** 2
  })
  return (from, to) => {
    const sum = (sums[to] as number) - (sums[from] as number)
    return Math.max(0, (squares[to] as number) - (squares[from] as number) - (sum * sum) / (to - from))
  }
}

/**
 * The cheapest way to cut a series into segments, which each cost their sum of squares, and each cut the price: PELT
 * (Killick, Fearnhead & Eckley, Optimal Detection of Changepoints with a Linear Computational Cost, 2012). A start from
 * which the way is no cheaper than by a later cut is dropped, but only once that cut could stand, since segments have a
 * least length.
 *
 * Time grows with n where cuts come regularly, and with its square where none come.
 *
 * @returns index of each new segment's first value, ascending
 */
export const cheapestCuts = (values: Float64Array, price: number, minSegment: number): number[] => {
  const { length } = values
  if (length < 2 * minSegment) return []
  const cost = costOf(values)
  const total = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY)
  const lastCut = new Int32Array(length + 1)
  total[0] = -price
  // The starts still in the running, what each would cost now, and the end from which it is out.
  const starts = new Int32Array(length)
  const costs = new Float64Array(length)
  const outFrom = new Int32Array(length)
  let count = 0
  for (let end = minSegment; end <= length; end++) {
    starts[count] = end - minSegment
    outFrom[count] = length + 1
    count++
    let best = Number.POSITIVE_INFINITY
    for (let index = 0; index < count; index++) {
      const start = starts[index] as number
      const candidate = (total[start] as number) + cost(start, end) + price
      costs[index] = candidate
      if (candidate >= best) continue
      best = candidate
      lastCut[end] = start
    }
    total[end] = best
    let kept = 0
    for (let index = 0; index < count; index++) {
      const out =
        (costs[index] as number) - price > best
          ? Math.min(outFrom[index] as number, end + minSegment)
          : (outFrom[index] as number)
      if (out <= end + 1) continue
      starts[kept] = starts[index] as number
      outFrom[kept] = out
      kept++
    }
    count = kept
  }
  const cuts: number[] = []
  for (let at = lastCut[length] as number; at > 0; at = lastCut[at] as number) cuts.push(at)
  return cuts.toReversed()
}
