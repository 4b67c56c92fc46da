import type { Phase } from '../schema/visit.ts'
import type { Kernel } from './kernel.ts'
import type { Stopwatch } from './stopwatch.ts'
import { VariantError } from './variantError.ts'

/**
 * Runs that many calls and says how long they took, in ms.
 *
 * @throws VariantError when a call traps or returns other bits than the first did
 */
export const timeBatch = (kernel: Kernel, calls: number, phase: Phase, stopwatch: Stopwatch): number => {
  const { run, bits } = kernel
  let wrong = 0
  const work = (): void => {
    for (let call = 0; call < calls; call++) wrong |= run() ^ bits
  }
  let elapsedMs: number
  try {
    elapsedMs = stopwatch.time(work)
  } catch (cause) {
    throw new VariantError(kernel.variant, phase, cause)
  }
  if (wrong !== 0) {
    throw new VariantError(
      kernel.variant,
      phase,
      'wrong result: bench_run() returned another value than the first time',
    )
  }
  return elapsedMs
}
