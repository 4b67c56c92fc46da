import { expect, it } from 'vitest'
import type { SelfCheck } from '../schema/selfTest.ts'
import { ended, launched, measured, redone, runStarted, visited } from './exampleJournal.ts'
import { estimate } from './index.ts'

const at = '2026-01-02T03:04:05.000Z'
const visit = (block: number, ns: number) => visited(block, [measured('scalar', [ns]), measured('simd', [ns / 4])])

it('leaves out the visits of a block that was repeated, and shows them all the same', () => {
  const document = estimate([runStarted(), visit(0, 1000), visit(1, 9000), redone(1), visit(1, 1000), ended])
  const scalar = document.estimates.find(({ metric, variant }) => metric === 'time' && variant === 'scalar')
  expect(scalar?.points.map(({ block, value }) => [block, Math.round(value)])).toEqual([
    [0, 1000],
    [1, 1000],
  ])
  expect(document.redone).toEqual([{ browser: 'chromium', block: 1, reasons: ['stolen'] }])
  expect(document.canary).toHaveLength(3)
  expect(document.visits.answered).toBe(3)
})

it('knows the canary of a browser by the visits that count', () => {
  const visits = [100, 900, 120, 110].map((ns, index) => {
    const entry = visit(Math.min(index, 1), 1000)
    return { ...entry, result: { ...entry.result, canary: [ns] } }
  })
  const [first, noisy, ...counting] = visits
  if (!first || !noisy) throw new Error('There are four visits.')
  const document = estimate([runStarted(), launched, first, noisy, redone(1), ...counting, ended])
  expect(document.browsers.map(({ canaryNs }) => canaryNs)).toEqual([110])
  expect(estimate([runStarted(), launched, ended]).browsers[0]?.canaryNs).toBeNull()
})

it('warns of every self-test that failed', () => {
  const check = (id: SelfCheck['id'], status: SelfCheck['status']): SelfCheck => ({
    id,
    title: 'Optimising compiler',
    status,
    found: 'too slow',
    hint: 'do',
  })
  const selfTest = {
    browser: 'chromium',
    measurements: null,
    checks: [check('tier-up', 'failed'), check('simd', 'passed')],
  }
  const document = estimate([runStarted(), { type: 'self-test', at, selfTest }, ended])
  expect(document.selfTests).toEqual([selfTest])
  expect(document.warnings.filter(({ code }) => code.startsWith('self-test'))).toEqual([
    expect.objectContaining({ code: 'self-test-tier-up', browser: 'chromium' }),
  ])
})
