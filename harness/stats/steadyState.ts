import { changePoints, noiseOf } from './changePoints.ts'

export interface SteadyState {
  /**
   * How the series came to its end, after Barrett et al., Virtual Machine Warmup Blows Hot and Cold (OOPSLA 2017):
   * `flat` all the way, `warm-up` to the fastest level, `slow-down` to a level that is not the fastest, or
   * `never-steady`: no level was held for long enough at the end.
   */
  readonly kind: 'flat' | 'warm-up' | 'slow-down' | 'never-steady'
  /** Index of the first slice of the steady state; the length of the series where there is none. */
  readonly from: number
}

export interface SteadyStateOptions {
  /** Levels that differ by less than this share are one. */
  readonly tolerance?: number
  /** Share of the series that the last level must have been held for. */
  readonly steadyShare?: number
}

/** Fewest slices that a level can be told from. */
const minSegment = 4
/** Fewer slices than this say nothing. */
const fewest = 3 * minSegment
/** Longest share of the series that interference from without is taken for: slower for a while, and back again. */
const longestBurst = 0.2
/** Share of the series that all such stretches together may make; beyond that it swings between levels. */
const mostBursts = 0.45
/** Standard errors by which two levels must differ, on top of the tolerance. */
const standardErrors = 3

interface Segment {
  readonly from: number
  readonly to: number
  /** Logarithm of the level. */
  readonly level: number
}

/**
 * The level of a stretch: its lower decile, for short stretches the least value. Interference only adds time, and up to
 * nine slices in ten may suffer from it.
 */
const levelOf = (logs: readonly number[], from: number, to: number): number => {
  const sorted = Float64Array.from(logs.slice(from, to)).toSorted()
  return sorted[Math.floor(sorted.length / 10)] as number
}

const segment = (logs: readonly number[], from: number, to: number): Segment => ({
  from,
  to,
  level: levelOf(logs, from, to),
})

/** The least of every few slices: the series as it would be without most of the interference. */
const leastOfFew = (logs: readonly number[]): number[] => {
  const least: number[] = []
  for (let at = 0; at + minSegment <= logs.length; at += minSegment) {
    least.push(Math.min(...logs.slice(at, at + minSegment)))
  }
  return least
}

/**
 * Where levels may change: more places than needed do no harm, since those alike are joined. In the series itself a
 * change is found to the slice; in the least of every few slices it is found through interference too.
 */
const cutsOf = (logs: readonly number[]): number[] => {
  const fine = changePoints(logs, { minSegment })
  const robust = changePoints(leastOfFew(logs), { minSegment: 2 }).map((cut) => cut * minSegment)
  return [...new Set([...fine, ...robust])].toSorted((a, b) => a - b)
}

/** Joins neighbours at the same level, the most alike first, until all neighbours differ. */
const joinAlike = (logs: readonly number[], segments: readonly Segment[], tolerance: number): Segment[] => {
  const noise = noiseOf(leastOfFew(logs))
  /** How far apart the levels are, in what may be chance: above 1 they differ. */
  const distance = (first: Segment, second: Segment): number => {
    const chance = standardErrors * noise * Math.sqrt(1 / (first.to - first.from) + 1 / (second.to - second.from))
    return Math.abs(first.level - second.level) / (Math.log1p(tolerance) + chance)
  }
  const joined = [...segments]
  for (;;) {
    let closest = 1
    let at = -1
    for (let index = 0; index + 1 < joined.length; index++) {
      const apart = distance(joined[index] as Segment, joined[index + 1] as Segment)
      if (apart > closest) continue
      closest = apart
      at = index
    }
    if (at < 0) return joined
    const [first, second] = [joined[at] as Segment, joined[at + 1] as Segment]
    joined.splice(at, 2, segment(logs, first.from, second.to))
  }
}

/** Takes short stretches that are slower than what is beside them for bursts, and joins them to it, the shortest first. */
const bridgeBursts = (logs: readonly number[], segments: readonly Segment[]): Segment[] => {
  const bridged = [...segments]
  let left = mostBursts * logs.length
  const isBurst = ({ from, to, level }: Segment, index: number): boolean => {
    const before = bridged[index - 1]
    const after = bridged[index + 1]
    if (to - from > Math.min(longestBurst * logs.length, left)) return false
    // The first stretch may be a tier of the engine's, and no burst.
    return before !== undefined && before.level < level && (after === undefined || after.level < level)
  }
  for (;;) {
    const shortest = bridged.filter(isBurst).toSorted((a, b) => a.to - a.from - (b.to - b.from))[0]
    if (shortest === undefined) return bridged
    const at = bridged.indexOf(shortest)
    left -= shortest.to - shortest.from
    bridged.splice(at - 1, 2, { ...(bridged[at - 1] as Segment), to: shortest.to })
  }
}

/**
 * Tells from which slice on a series of times is steady.
 *
 * Change points cut the series; each piece counts with its lower envelope, since neighbours on the machine only add
 * time; pieces that are slower for a short while are bridged, and those alike joined. Slices should be of about equal
 * length, and a few dozen at least.
 *
 * What it cannot see: a change below the tolerance, a slow-down within the last fifth, and swings between two levels that
 * are as short as bursts (each below a fifth of the series, all together below 45 %). Interference in stretches of eight
 * slices and more is hard to tell from such swings: where it fills a fifth of the time, one steady series in ten reads as
 * never steady, where it fills two fifths, one in four; with shorter stretches one in fifty at most (simulated).
 *
 * @param perCallNs time per call of each slice, in order, up to 10⁴ of them; any unit
 */
export const steadyState = (
  perCallNs: readonly number[],
  { tolerance = 0.02, steadyShare = 0.4 }: SteadyStateOptions = {},
): SteadyState => {
  const { length } = perCallNs
  // A coarse clock can read zero for a short first slice, and zero has no logarithm.
  const shortest = Math.min(...perCallNs.filter((time) => time > 0))
  if (length < fewest || shortest === Number.POSITIVE_INFINITY) return { kind: 'never-steady', from: length }

  const logs = perCallNs.map((time) => Math.log(Math.max(time, shortest)))
  const ends = [...cutsOf(logs), length]
  const pieces = ends.map((end, index) => segment(logs, ends[index - 1] ?? 0, end))
  const segments = joinAlike(logs, bridgeBursts(logs, joinAlike(logs, pieces, tolerance)), tolerance)

  const last = segments.at(-1) as Segment
  if (length - last.from < steadyShare * length) return { kind: 'never-steady', from: length }
  // A few slow slices at the start are too short for a segment of their own.
  const limit = last.level + 2 * Math.log1p(tolerance) + standardErrors * noiseOf(logs.slice(last.from))
  let { from } = last
  while (from < length - 1 && (logs[from] as number) > limit) from++

  if (segments.length === 1) return { kind: 'flat', from }
  const fastest = Math.min(...segments.map(({ level }) => level))
  return { kind: last.level <= fastest + Math.log1p(tolerance) ? 'warm-up' : 'slow-down', from }
}
