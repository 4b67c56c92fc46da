import { sliceCalls } from '../stats/sliceCalls.ts'
import { timeBatch } from './batch.ts'
import type { Kernel } from './kernel.ts'
import type { Stopwatch } from './stopwatch.ts'

/** Slices in a window; two neighbouring windows are compared. */
const windowSlices = 5
/** A window whose best slice is faster by no more than this share than the one before is no longer warming up. */
const tolerance = 0.02
/** Slices kept for the report's curve. */
const longestCurve = 2000

export interface WarmUp {
  readonly steady: boolean
  /** Time spent in this kernel, in ms. */
  readonly ms: number
  readonly calls: number
  /** Time of one call at the end, in ms. */
  readonly perCallMs: number
  /** Time of one call in each slice, in ns, from the first on. */
  readonly curve: number[]
  /** Time in calls before the first slice that was as fast as the last ones, in ms; `null` where it never was steady. */
  readonly untilSteadyMs: number | null
}

/** How long a warm-up lasts at least and at most, in ms, over all its kernels together. */
export interface WarmUpLimits {
  readonly minMs: number
  readonly maxMs: number
}

interface Series {
  readonly kernel: Kernel
  readonly perCallMs: number[]
  readonly curve: number[]
  /** Of every slice; whether it is long enough for its time per call to be believed. */
  readonly slices: { readonly ms: number; readonly perCallMs: number; readonly long: boolean }[]
  ms: number
  calls: number
  steady: boolean
}

/** The best of a window, because interruptions only ever add time. */
const best = (values: readonly number[]): number => Math.min(...values)

const isSteady = (perCallMs: readonly number[]): boolean => {
  if (perCallMs.length < 2 * windowSlices) return false
  const latest = best(perCallMs.slice(-windowSlices))
  const earlier = best(perCallMs.slice(-2 * windowSlices, -windowSlices))
  // One-sided: warming up makes code faster. What makes it slower for a while is the machine.
  return latest >= earlier * (1 - tolerance)
}

/** Interruptions only ever add time, so the first slice that is as fast as the last ones had the engine's final code. */
const untilSteadyMs = ({ slices, steady, perCallMs }: Series): number | null => {
  if (!steady) return null
  const enough = best(perCallMs.slice(-windowSlices)) * (1 + tolerance)
  const reached = slices.findIndex((slice) => slice.long && slice.perCallMs <= enough)
  return slices.slice(0, reached).reduce((sum, { ms }) => sum + ms, 0)
}

/**
 * Runs all kernels in turns until each is steady: its engine has stopped replacing its code with faster code. A kernel
 * that is still not after `maxMs` is said to be unsteady and measured all the same. This decides when sampling
 * may begin; how the series is classed is worked out from the curve afterwards.
 */
export const warmUp = (kernels: readonly Kernel[], { minMs, maxMs }: WarmUpLimits, stopwatch: Stopwatch): WarmUp[] => {
  const { stepMs } = stopwatch
  const all: Series[] = kernels.map((kernel) => ({
    kernel,
    perCallMs: [],
    curve: [],
    slices: [],
    ms: 0,
    calls: 0,
    steady: false,
  }))
  const start = performance.now()
  const goesOn = (): boolean => {
    const elapsed = performance.now() - start
    return elapsed < minMs || (elapsed < maxMs && all.some(({ steady }) => !steady))
  }
  do {
    for (const series of all) {
      const calls = sliceCalls(series.perCallMs.at(-1), series.calls, stepMs)
      const elapsed = timeBatch(series.kernel, calls, 'warm-up', stopwatch)
      series.ms += elapsed
      series.calls += calls
      const perCallMs = Math.max(elapsed, stepMs / 2) / calls
      if (series.curve.length < longestCurve) series.curve.push(Math.round(perCallMs * 1e8) / 100)
      // Slices that are short against the clock's step only serve to find the number of calls.
      const long = elapsed >= 10 * stepMs
      series.slices.push({ ms: elapsed, perCallMs, long })
      if (long) series.perCallMs.push(perCallMs)
      else series.perCallMs.splice(0, series.perCallMs.length, perCallMs)
      series.steady = isSteady(series.perCallMs)
    }
  } while (goesOn())
  return all.map((series) => {
    const { steady, ms, calls, perCallMs, curve } = series
    const steadyMs = untilSteadyMs(series)
    return { steady, ms, calls, curve, perCallMs: best(perCallMs.slice(-windowSlices)), untilSteadyMs: steadyMs }
  })
}
