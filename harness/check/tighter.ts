import type { Checked } from '../schema/check.ts'
import type { Limit } from '../schema/limit.ts'

/** Room that a tighter limit would leave beyond the worst cell, as a share. */
const room = 0.1
/** A limit that could not be this much tighter is tight. */
const worthIt = 0.8

/** To two significant digits, away from what was measured. */
const rounded = (value: number, up: boolean): number => {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  const steps = value / step
  // Not a product with 0.1, 0.01, …, which have no exact binary form.
  return Number(((up ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9)) * step).toPrecision(2))
}

/** A limit that would hold with a tenth to spare, where that is at least a fifth tighter; `null` where it is not, or not everything is kept. */
export const tighterThan = (limit: Limit, cells: readonly Checked[]): number | null => {
  if (cells.length === 0 || cells.some(({ outcome }) => outcome !== 'kept')) return null
  const up = limit.kind === 'most'
  const ends = cells.flatMap(({ value, interval }) => (up ? interval?.high : interval?.low) ?? value ?? [])
  const worst = up ? Math.max(...ends) : Math.min(...ends)
  if (!(worst > 0)) return null
  const tighter = rounded(up ? worst * (1 + room) : worst / (1 + room), up)
  const isWorthIt = up ? tighter <= limit.amount * worthIt : tighter * worthIt >= limit.amount
  return isWorthIt ? tighter : null
}
