import { changePoints, drawnIn, noiseOf } from './changePoints.ts'
import { tCdf } from './studentT.ts'

export interface LateChangeOptions {
  /** Fewest values before anything is said. */
  readonly least?: number
  /** So many of the last values are looked at. */
  readonly window?: number
  /** Fewest values on either side of a change. */
  readonly minSegment?: number
  /** What a change may be by chance, at most. */
  readonly level?: number
}

/** A change of level that lasts until the end of a series. */
export interface LateChange {
  /** Index of the first value after it. */
  readonly at: number
  /** Mean of the values since the change before, and since this one. */
  readonly before: number
  readonly after: number
  /** Chance of levels so far apart where there is no change, for this place alone. */
  readonly p: number
}

/** Price of a cut in log n, for finding the place; the test then decides. */
const penalty = 4

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
const squaresOf = (values: Float64Array): number => {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

const decided = (
  before: Float64Array,
  after: Float64Array,
  { noise, level, at }: { readonly noise: number; readonly level: number; readonly at: number },
): LateChange | null => {
  const p = pOf(before, after, noise)
  return p < level ? { at, before: meanOf(before), after: meanOf(after), p } : null
}

/** Student's test of two levels. The noise is the larger of what neighbours and what the levels say of it: either may have been lucky. */
const pOf = (before: Float64Array, after: Float64Array, neighbours: number): number => {
  const degrees = before.length + after.length - 2
  const within = Math.sqrt((squaresOf(before) + squaresOf(after)) / degrees)
  const se = Math.max(neighbours, within) * Math.sqrt(1 / before.length + 1 / after.length)
  return 2 * tCdf(-Math.abs(meanOf(after) - meanOf(before)) / se, degrees)
}

/**
 * The last change of level in a series that grows by a value a night; `null` where there is none. Made to be asked each night:
 * tests/bench/nights.ts measures how often it then sees one where there is none, what it misses, and how many nights it takes.
 *
 * The place is where `changePoints` cuts, the decision a t test at a strict level, since each night asks anew and the place is
 * chosen. A wild night is no change: `minSegment` nights have to agree, and each is first drawn in towards its neighbours.
 *
 * @param values on a scale on which changes add up: log ratios
 */
export const lateChange = (
  values: readonly number[],
  { least = 8, window = 60, minSegment = 3, level = 1e-4 }: LateChangeOptions = {},
): LateChange | null => {
  if (values.length < least) return null
  const recent = values.slice(-window)
  const cuts = changePoints(recent, { penalty, minSegment })
  const cut = cuts.at(-1)
  if (cut === undefined) return null
  const noise = noiseOf(recent)
  const drawn = drawnIn(recent, noise, minSegment)
  const [before, after] = [drawn.slice(cuts.at(-2) ?? 0, cut), drawn.slice(cut)]
  return decided(before, after, { noise, level, at: values.length - recent.length + cut })
}

/**
 * Whether the level changed at a place that is known beforehand, as where a browser was updated; `null` where it did not, for all that
 * can be told. What is before is the last level there.
 *
 * @param at index of the first value after it
 */
export const changeAt = (
  values: readonly number[],
  at: number,
  { least = 8, window = 60, minSegment = 3, level = 1e-4 }: LateChangeOptions = {},
): LateChange | null => {
  const [old, after] = [values.slice(0, at).slice(-window), values.slice(at)]
  if (after.length < minSegment || old.length + after.length < least) return null
  const before = old.slice(changePoints(old, { penalty, minSegment }).at(-1) ?? 0)
  if (before.length < minSegment) return null
  const noise = noiseOf(before)
  const calm = (part: readonly number[]) => drawnIn(part, noise, minSegment)
  return decided(calm(before), calm(after), { noise, level, at })
}
