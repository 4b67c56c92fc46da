import { tQuantile } from './studentT.ts'

const power = 0.8

/**
 * The smallest true difference that a comparison like this one would have shown four times out of five: what "no change
 * found" leaves open. A difference is found when it is t_conf standard errors from 0, and lands there with 80 %
 * probability when it truly is t_conf + t_0.8 of them away: the usual approximation of the noncentral t (Cohen 1988,
 * Statistical Power Analysis).
 *
 * @param comparison halfWidthLog: half the width of the interval for the log ratio; n: visits; confidence: of that
 *   interval
 * @returns as a share: 0.012 is 1.2 %
 * @throws RangeError for fewer than two visits
 */
export const detectableEffect = ({
  halfWidthLog,
  n,
  confidence = 0.95,
}: {
  readonly halfWidthLog: number
  readonly n: number
  readonly confidence?: number
}): number => {
  const standardErrors = tQuantile((1 + confidence) / 2, n - 1)
  return Math.expm1((halfWidthLog * (standardErrors + tQuantile(power, n - 1))) / standardErrors)
}
