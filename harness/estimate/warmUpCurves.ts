import type { WarmUpCurve } from '../schema/warmUpCurve.ts'
import { median } from '../stats/median.ts'
import { sliceCalls } from '../stats/sliceCalls.ts'
import type { OwnVisit, VariantVisits } from './timedVisits.ts'

/** A curve has at most so many points. */
const mostPoints = 40

/** Slices scatter by less than this, as a factor of their median; what is above is a spike. */
const spikeFactor = 1.1

/** Four digits: as much as a slice of a millisecond can tell, and short in run.json. */
const rounded = (time: number): number => Number(time.toPrecision(4))

/** A slice of a warm-up: calls until its end, and its time per call in ns. */
interface Slice {
  readonly upTo: number
  readonly ns: number
}

/** When each slice of a curve came, counted in calls: worked out by the rule that the page went by. */
const slicesOf = (curve: readonly number[], stepMs: number): Slice[] => {
  let upTo = 0
  return curve.map((ns, index) => {
    const before = curve[index - 1]
    upTo += sliceCalls(before === undefined ? undefined : before / 1e6, upTo, stepMs)
    return { upTo, ns }
  })
}

/**
 * The slices, those together whose calls fall into the same of forty equal steps on a logarithmic scale. The first ones, each
 * several times as long as all before it, stay by themselves; what the median of many hides is a spike.
 */
const thinned = (slices: readonly Slice[]): Pick<WarmUpCurve, 'upTo' | 'ns' | 'spikes'> => {
  const scale = mostPoints / Math.log((slices.at(-1)?.upTo ?? 1) + 1)
  const steps = [...Map.groupBy(slices, ({ upTo }) => Math.floor(Math.log(upTo) * scale)).values()]
  const times = steps.map((step) => step.map(({ ns }) => ns))
  return {
    upTo: steps.map((step) => step.at(-1)?.upTo ?? 1),
    ns: times.map((step) => rounded(median(step))),
    spikes: times.flatMap((step, point) => {
      const slowest = Math.max(...step)
      return slowest > spikeFactor * median(step) ? [{ point, ns: rounded(slowest) }] : []
    }),
  }
}

/** The middle of visits by the time that their warm-ups took; the shorter one of two in the middle. */
const middleOf = (visits: readonly OwnVisit[]): OwnVisit | undefined => {
  const byTime = visits
    .filter(({ measured: { warmUp } }) => warmUp !== null && warmUp.curve.length > 0)
    .toSorted((a, b) => (a.measured.warmUp?.ms ?? 0) - (b.measured.warmUp?.ms ?? 0))
  return byTime[(byTime.length - 1) >> 1]
}

/** How each variant warmed up in the middle one of its visits. */
export const warmUpCurves = (all: readonly VariantVisits[]): WarmUpCurve[] =>
  all.flatMap(({ browser, benchmark, variant, visits }): WarmUpCurve[] => {
    const middle = middleOf(visits)
    const warmUp = middle?.measured.warmUp
    if (!middle || !warmUp) return []
    const { steady, ms, calls, curve } = warmUp
    const { block, resolutionNs } = middle.visit
    const points = thinned(slicesOf(curve, resolutionNs / 1e6))
    return [{ browser, benchmark, variant, block, steady, ms: rounded(ms), calls, slices: curve.length, ...points }]
  })
