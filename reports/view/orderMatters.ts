import type { OrderEffect } from '../../harness/schema/orderEffect.ts'

/**
 * Whether the order matters for sure: `slower when first` or `faster when first` where the whole interval is beyond the margin, else `null`.
 *
 * @param margin differences below this share do not matter
 */
export const orderMatters = ({ interval }: OrderEffect, margin: number): string | null => {
  if (interval === null) return null
  if (interval.low > 1 + margin) return 'slower when first'
  return interval.high < 1 / (1 + margin) ? 'faster when first' : null
}
