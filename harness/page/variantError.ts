import type { Phase, VariantResult } from '../schema/visit.ts'

/** One variant went wrong; the others of the visit can still be measured. */
export class VariantError extends Error {
  readonly variant: string
  readonly phase: Phase

  /** @param cause whatever was thrown: a trap, a compile error, a refused request */
  constructor(variant: string, phase: Phase, cause: unknown) {
    const message =
      cause instanceof Error ? `${cause.name === 'Error' ? '' : `${cause.name}: `}${cause.message}` : String(cause)
    super(message, { cause })
    this.variant = variant
    this.phase = phase
  }

  result(): VariantResult {
    return { outcome: 'failed', variant: this.variant, phase: this.phase, message: this.message.slice(0, 10_000) }
  }
}
