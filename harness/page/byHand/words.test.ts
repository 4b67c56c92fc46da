import { describe, expect, it } from 'vitest'
import { outlookInWords, standingInWords } from './words.ts'

describe('what is ahead', () => {
  it.each([
    [{ benchmarks: 1, aboutMs: 20_000 }, 'one small program in this tab, again and again, for less than a minute.'],
    [{ benchmarks: 3, aboutMs: 60_000 }, '3 small programs in this tab, again and again, for about a minute.'],
    [{ benchmarks: 3, aboutMs: 601_000 }, 'for about 10 minutes.'],
    [{ benchmarks: 2, aboutMs: null }, 'until the results are sure enough.'],
  ])('is said: %j', (outlook, words) => expect(outlookInWords(outlook)).toContain(words))
})

describe('where a run stands', () => {
  it.each([
    [{ done: 4, total: 30, leftMs: 181_000 }, 'Visit 5 of 30. About 3 minutes left.'],
    [{ done: 0, total: 6, leftMs: null }, 'Visit 1 of 6.'],
    [{ done: 6, total: 6, leftMs: 10 }, 'Visit 6 of 6. Less than a minute left.'],
    [{ done: 7, total: null, leftMs: null }, 'Visit 8.'],
  ])('is said: %j', (standing, words) => expect(standingInWords(standing)).toBe(words))
})
