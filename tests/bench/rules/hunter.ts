import { meanWithError } from '../../../harness/stats/pairedT.ts'
import { tCdf } from '../../../harness/stats/studentT.ts'
import type { Night, Rule } from './rule.ts'

// E-divisive means with Student's t test in place of permutations, as in Hunter (Fleming et al., arXiv 2301.03034): the split that
// is farthest apart in energy is tested, and both sides are split further; within windows of 50 that overlap by half.

const [windowLength, threshold] = [50, 0.001]

const sumOfDistances = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + Math.abs(x - y), 0), 0)

/** Energy distance of the two sides, weighted by their lengths (Matteson & James 2014). */
const energy = (left: readonly number[], right: readonly number[]): number => {
  const [n, m] = [left.length, right.length]
  const within = (values: readonly number[]) =>
    values.length < 2 ? 0 : sumOfDistances(values, values) / (values.length * (values.length - 1))
  return ((n * m) / (n + m)) * ((2 * sumOfDistances(left, right)) / (n * m) - within(left) - within(right))
}

/** Welch's test of two means. */
const pOf = (left: readonly number[], right: readonly number[]): number => {
  if (left.length < 2 || right.length < 2) return 1
  const [a, b] = [meanWithError(left), meanWithError(right)]
  const variance = a.se ** 2 + b.se ** 2
  if (variance === 0) return a.mean === b.mean ? 1 : 0
  const df = variance ** 2 / (a.se ** 4 / (left.length - 1) + b.se ** 4 / (right.length - 1))
  return 2 * tCdf(-Math.abs(a.mean - b.mean) / Math.sqrt(variance), df)
}

const split = (values: readonly number[], offset: number): number[] => {
  if (values.length < 4) return []
  let [best, at] = [-Infinity, 0]
  for (let place = 2; place <= values.length - 2; place++) {
    const found = energy(values.slice(0, place), values.slice(place))
    if (found > best) [best, at] = [found, place]
  }
  if (pOf(values.slice(0, at), values.slice(at)) >= threshold) return []
  return [...split(values.slice(0, at), offset), offset + at, ...split(values.slice(at), offset + at)]
}

/** The rule of Hunter and Apache Otava, on the log ratios: it knows no context. */
export const hunter: Rule = {
  title: 'Hunter (E-divisive, t test, p 0.001, window 50)',
  begin: () => (nights: readonly Night[]) => {
    const values = nights.map(({ logRatio }) => logRatio)
    const start = Math.max(0, values.length - windowLength)
    return split(values.slice(start), start).at(-1) ?? null
  },
}
