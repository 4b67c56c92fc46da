import type { Estimate } from '../schema/run.ts'
import type { Pair } from './points.ts'

/** Fewer blocks have no interval. */
const fewestBlocks = 6

/** One benchmark's part of a mean over several: its comparison in each block. */
export interface Part {
  readonly benchmark: string
  readonly byBlock: ReadonlyMap<number, Pair>
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A benchmark's ratios, block by block; `null` where none can be made of it. Visits of one block that have the same metric count as one. */
export const partOf = ({ benchmark, ratio, points }: Estimate): Part | null => {
  if (ratio === null) return null
  const byBlock = new Map<number, Pair>()
  for (const [block, own] of Map.groupBy(points, (point) => point.block)) {
    const logs = own.flatMap((point) => (point.ratio === null ? [] : [Math.log(point.ratio)]))
    if (logs.length > 0) byBlock.set(block, { launch: own[0]?.launch ?? 0, log: mean(logs) })
  }
  return byBlock.size === 0 ? null : { benchmark, byBlock }
}

const sharedBlocks = (parts: readonly Part[]): number[] =>
  [...(parts[0]?.byBlock.keys() ?? [])]
    .filter((block) => parts.every(({ byBlock }) => byBlock.has(block)))
    .toSorted((a, b) => a - b)

/**
 * Which benchmarks are taken together: a block counts only if all of them have a ratio in it, so that each block's mean is
 * one of the same things. Those with the fewest blocks are left out while less than six blocks would count, which have no
 * interval, but at most half of all: below that, an answer without an interval is the better one.
 */
const chosen = (parts: readonly Part[]): readonly Part[] => {
  const mostFirst = parts.toSorted((a, b) => b.byBlock.size - a.byBlock.size)
  const candidates = mostFirst.map((_, index) => mostFirst.slice(0, mostFirst.length - index))
  const enough = candidates.find((some) => 2 * some.length >= parts.length && sharedBlocks(some).length >= fewestBlocks)
  const kept = enough ?? candidates.find((some) => sharedBlocks(some).length > 0) ?? []
  return parts.filter((part) => kept.includes(part))
}

/**
 * The mean of the benchmarks' log ratios in each block that counts, as if it were one benchmark's. A block's launch is that of its
 * first benchmark: a browser that crashed and was started again within a block is rare.
 */
export const together = (
  parts: readonly Part[],
): { readonly benchmarks: string[]; readonly pairs: readonly Pair[] } => {
  const taken = chosen(parts)
  const pairs = sharedBlocks(taken).map((block): Pair => {
    const own = taken.map(({ byBlock }) => byBlock.get(block) as Pair)
    return { launch: own[0]?.launch ?? 0, log: mean(own.map(({ log }) => log)) }
  })
  return { benchmarks: taken.map(({ benchmark }) => benchmark), pairs }
}
