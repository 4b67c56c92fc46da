import type { Interval } from '../../harness/schema/run.ts'

/**
 * The smallest change that would have shown, as a share: half the width of the interval, on the log scale.
 * Printed beside every "no change", which means nothing without it.
 */
export const detectable = ({ low, high }: Interval): number => Math.sqrt(high / low) - 1
