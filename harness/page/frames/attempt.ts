import type { Phase } from '../../schema/visit.ts'
import { VariantError } from '../variantError.ts'

/** Does something with a variant's code; whatever it throws is that variant's failure in the phase. @throws VariantError */
export const attempt = async <Result>(
  variant: string,
  phase: Phase,
  work: () => Promise<Result> | Result,
): Promise<Result> => {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof VariantError ? cause : new VariantError(variant, phase, cause)
  }
}
