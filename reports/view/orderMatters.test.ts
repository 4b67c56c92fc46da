import { expect, it } from 'vitest'
import type { OrderEffect } from '../../harness/schema/orderEffect.ts'
import { orderMatters } from './orderMatters.ts'

const effect = (ratio: number, low?: number, high?: number): OrderEffect => ({
  browser: 'chromium',
  benchmark: 'dot',
  variant: 'simd',
  ratio,
  interval: low === undefined || high === undefined ? null : { low, high, confidence: 0.969, method: 'signed-rank' },
  visits: 10,
})

it('says that order matters only where the whole interval is beyond the margin', () => {
  const found = [effect(1.03, 1.011, 1.05), effect(1.03, 1.009, 1.05), effect(0.97, 0.95, 0.98), effect(1.5)]
  expect(found.map((each) => orderMatters(each, 0.01))).toEqual(['slower when first', null, 'faster when first', null])
})
