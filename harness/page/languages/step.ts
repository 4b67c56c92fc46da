import type { Phase } from '../../schema/visit.ts'
import { attempt } from '../attempt.ts'
import type { Announce } from '../loadVariants.ts'

/** Announces a step, does it, and says how long it took, in ms. @throws VariantError */
export const step = async <Result>(
  variant: string,
  name: Phase,
  announce: Announce,
  work: () => Promise<Result>,
): Promise<readonly [ms: number, Result]> => {
  await announce(name)
  const start = performance.now()
  const result = await attempt(variant, name, work)
  return [performance.now() - start, result]
}
