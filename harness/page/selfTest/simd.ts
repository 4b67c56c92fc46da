import { loadProbe, loadProbeSimd, probeBytes, type ProbeSimd } from '../probe/load.ts'
import type { Stopwatch } from '../stopwatch.ts'
import { fastestNs } from './fastest.ts'

/** Sums in one call: some 20 µs without SIMD, in optimised code. */
const sums = 10
const limits = { leastMs: 120, mostMs: 300 }

/** Time of the same sums without SIMD and with it, per call in ns, warm; `simdNs` is `null` where the engine has no SIMD. */
export const simd = async (mark: string, stopwatch: Stopwatch) => {
  const scalar = await loadProbe(probeBytes(`${mark} scalar`))
  const vector = await loadProbeSimd(`${mark} simd`)
  const warm = ({ sum }: ProbeSimd): number => fastestNs(() => sum(sums), stopwatch, limits)
  scalar.fill()
  vector?.fill()
  if (vector && vector.sum(1) !== scalar.sum(1)) throw new Error('the same sums, with SIMD, have another result')
  return { scalarNs: warm(scalar), simdNs: vector && warm(vector) }
}
