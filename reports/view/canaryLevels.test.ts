import { expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleBrowsers } from '../fixtures/exampleBrowsers.ts'
import { canaryLevels, canaryRange } from './canaryLevels.ts'

const visit = (browser: string, benchmark: string, block: number, ns: number | null) => ({
  browser,
  benchmark,
  block,
  ns,
  at: '2026-01-02T03:04:05.000Z',
  noise: null,
})
const canary: RunDocument['canary'] = [
  visit('chromium', 'dot', 0, 130),
  visit('chromium', 'dot', 0, 99),
  visit('chromium', 'dot', 1, 102),
  visit('chromium', 'add', 1, 80),
  visit('chromium', 'dot', 2, null),
  visit('firefox', 'dot', 0, 900),
]

const browsers = exampleBrowsers.map((browser) => ({ ...browser, canaryNs: browser.id === 'chromium' ? 100 : null }))

it('holds the visits to a benchmark against the median of all visits to the browser', () => {
  const levels = canaryLevels({ canary, browsers }, 'dot', 'chromium')
  // Block 0 was measured again: its first visit, 30 % slower, does not count.
  expect([...levels]).toEqual([
    [0, 0.99],
    [1, 1.02],
  ])
  expect(canaryRange(levels)).toBe('−1.0 % to +2.0 %')
})

it('says nothing where the canary took no sample, and one level once', () => {
  expect(canaryRange(canaryLevels({ canary, browsers }, 'dot', 'firefox'))).toBeNull()
  expect(canaryRange(new Map([[0, 1]]))).toBe('the same')
})
