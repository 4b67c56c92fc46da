import { expect, it } from 'vitest'
import type { Visited } from '../schema/journal.ts'
import { threadsOf } from './threads.ts'

const visit = (browser: string, threads: number | undefined): Visited =>
  ({
    browser,
    benchmark: 'rows',
    result: {
      variants: [
        { outcome: 'measured', variant: 'scalar' },
        { outcome: 'measured', variant: 'threads', threads },
        { outcome: 'skipped', variant: 'other', missing: [] },
      ],
    },
  }) as unknown as Visited

it('tells the most threads that each browser gave a variant, and nothing of variants without any', () => {
  expect(
    threadsOf([visit('chromium', 2), visit('webkit', 4), visit('webkit', 3), visit('firefox', undefined)]),
  ).toEqual([
    { browser: 'chromium', benchmark: 'rows', variant: 'threads', threads: 2 },
    { browser: 'webkit', benchmark: 'rows', variant: 'threads', threads: 4 },
  ])
})
