import type { Benchmark } from '../../harness/schema/manifest.ts'
import { quantity } from '../format/quantity.ts'
import type { Unit } from '../format/scale.ts'

/** Work per second of a benchmark whose call takes `value` of a unit of time; `null` where the crate states no work. */
export const throughputOf = (
  { bytesPerCall, elementsPerCall }: Pick<Benchmark, 'bytesPerCall' | 'elementsPerCall'>,
  value: number,
  unit: Unit,
): string | null => {
  const perSecond: Partial<Record<Unit, number>> = { ns: 1e9, ms: 1e3 }
  const factor = perSecond[unit]
  if (factor === undefined || value <= 0) return null
  if (bytesPerCall !== null) return quantity((bytesPerCall * factor) / value, 'bytes/s')
  if (elementsPerCall !== null) return quantity((elementsPerCall * factor) / value, 'elements/s')
  return null
}
