import type { Ratio } from '../schema/run.ts'
import { holm } from '../stats/holm.ts'
import { verdict } from '../stats/verdict.ts'
import type { Comparison } from './comparison.ts'
import type { LayoutOf } from './layout.ts'

/** Something that was compared with the baseline, or could not be. */
type Compared = Parameters<LayoutOf>[0] & { readonly comparison: Comparison | null }

const ratioOf = (
  { value, interval, p: _p, detectable, widened }: Comparison,
  adjustedP: number | null,
  margin: number,
  layout: number,
): Ratio => ({
  value,
  interval,
  verdict: verdict(interval, margin, adjustedP),
  adjustedP,
  detectable,
  widened,
  withinLayout: Math.abs(Math.log(value)) <= Math.log1p(layout),
})

/**
 * Turns comparisons into ratios with verdicts. All comparisons of one metric are a family: of twenty things that do
 * not differ one would be called different at 95 %, so what a verdict needs is Holm's correction.
 */
export const corrected = <Row extends Compared>(
  estimates: readonly Row[],
  margin: number,
  layoutOf: LayoutOf,
): (Omit<Row, 'comparison'> & { ratio: Ratio | null })[] => {
  const adjusted = new Map<Row, number | null>()
  for (const family of Map.groupBy(estimates, ({ metric }) => metric).values()) {
    const ps = holm(family.map(({ comparison }) => comparison?.p ?? null))
    family.forEach((estimate, index) => adjusted.set(estimate, ps[index] ?? null))
  }
  return estimates.map((estimate) => {
    const { comparison, ...rest } = estimate
    const ratio = comparison && ratioOf(comparison, adjusted.get(estimate) ?? null, margin, layoutOf(estimate))
    return { ...rest, ratio }
  })
}
