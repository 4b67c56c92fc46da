import type { Phase } from '../schema/visit.ts'
import { VariantError } from './variantError.ts'

/**
 * Does something with a variant's code; whatever it throws is that variant's failure in the phase.
 *
 * @param phase or which one it is, by what was thrown
 * @throws VariantError
 */
export const attempt = async <Result>(
  variant: string,
  phase: Phase | ((cause: unknown) => Phase),
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof VariantError) throw cause
    throw new VariantError(variant, typeof phase === 'string' ? phase : phase(cause), cause)
  }
}
