import { dip } from './dip.ts'
import { random, type Random } from './random.ts'

const nullSamples = 2000
/** Beyond this many values √n times the dip of a uniform sample no longer changes with n. */
const largestSimulated = 500

/** A uniform sample in ascending order, from sums of exponential gaps, which saves the sorting. */
const uniformSorted = (count: number, { uniform }: Random): Float64Array => {
  const sample = new Float64Array(count)
  let sum = 0
  for (let index = 0; index < count; index++) {
    sum -= Math.log(1 - uniform())
    sample[index] = sum
  }
  return sample
}

/**
 * Whether unimodal samples of this size dip as much with a probability of no more than `level`, by simulation of uniform
 * samples, which of all unimodal ones dip most. Gives up as soon as too many did.
 */
const isRare = (observed: number, count: number, level: number, seed: number): boolean => {
  const simulated = Math.min(count, largestSimulated)
  const limit = observed * Math.sqrt(count / simulated) * (1 - 1e-12)
  const source = random(seed)
  let asLarge = 0
  for (let trial = 0; trial < nullSamples; trial++) {
    if (dip(uniformSorted(simulated, source)) >= limit) asLarge++
    if (asLarge + 1 > level * (nullSamples + 1)) return false
  }
  return true
}

/** Fewer values than this cannot show two groups. */
const fewest = 10
const level = 0.01

/**
 * Whether values come in two groups or more, by the dip test at p ≤ 0.01: where visits fall into two modes, a single
 * location tells of neither. Sees groups that hold a third or more of the values each when there are twenty, and halves
 * from ten on; a small group beside a large one is rather a matter for outliers. Never among fewer than ten values.
 */
export const isMultimodal = (values: readonly number[], { seed = 1 }: { readonly seed?: number } = {}): boolean => {
  if (values.length < fewest) return false
  const observed = dip(Float64Array.from(values).toSorted())
  return isRare(observed, values.length, level, seed)
}
