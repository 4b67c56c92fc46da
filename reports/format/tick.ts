import { quantity } from './quantity.ts'
import type { Unit } from './scale.ts'

/** A round number on an axis: `5 kB`, not `5.00 kB`; zero needs no unit. */
export const tick = (value: number, unit: Unit): string =>
  value === 0
    ? '0'
    : quantity(value, unit).replace(/\.(\d*?)0+(?= |$)/, (_, kept: string) => (kept === '' ? '' : `.${kept}`))
