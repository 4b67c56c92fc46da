import { describe, expect, it } from 'vitest'
import { applied } from '../../reports/live/applied.ts'
import { rowKey } from '../../reports/live/words.ts'
import { ended, measured, runStarted, visited } from '../estimate/exampleJournal.ts'
import { estimate } from '../estimate/index.ts'
import { headlines } from '../metrics/headlines.ts'
import { Design } from '../schema/config.ts'
import type { Failed, JournalEntry, Redone } from '../schema/journal.ts'
import { LiveBoard, LiveUpdate } from '../schema/live.ts'
import { random } from '../stats/random.ts'
import { createBoard } from './board.ts'

const at = '2026-01-02T03:04:05.000Z'

const throughput = Design.parse({ measure: ['throughput'] })
const started = runStarted({ design: throughput })

const browsers = ['chromium', 'firefox'] as const
const benchmarks = ['dot', 'add'] as const

/** Two benchmarks in two browsers; `simd` is four times as fast, `autovec` hardly at all. */
const visits = (blocks: number): JournalEntry[] => {
  const { normal } = random(7)
  const times = (ns: number): number[] => Array.from({ length: 8 }, () => ns * Math.exp(0.01 * normal()))
  return Array.from({ length: blocks }, (_, block) => block).flatMap((block) =>
    browsers.flatMap((browser) =>
      benchmarks.map((benchmark) => {
        const entry = visited(
          block,
          [measured('scalar', times(40)), measured('autovec', times(39.8)), measured('simd', times(10))],
          { browser, benchmark },
        )
        return { ...entry, result: { ...entry.result, visit: `${browser}-${benchmark}-${block}` } }
      }),
    ),
  )
}

const boardOf = (entries: readonly JournalEntry[]): LiveBoard => {
  const board = createBoard()
  for (const entry of entries) board.add(entry)
  return board.now()
}

const rowOf = (board: LiveBoard, key: string) => {
  const row = board.rows.find((each) => rowKey(each) === key)
  if (row === undefined) throw new Error(`the board has no row ${key}`)
  return row
}
const cellOf = (board: LiveBoard, key: string, variant: string) =>
  rowOf(board, key).cells.find((cell) => cell.variant === variant)

/** What a finished board and the document of the same journal say of every ratio. */
const bothOf = (entries: readonly JournalEntry[]) => {
  const { estimates } = estimate(entries)
  const board = boardOf(entries)
  const shown = board.rows.flatMap((row) =>
    row.cells.flatMap(({ variant, ratio }) => (ratio === null ? [] : [[rowKey(row), variant, ratio]])),
  )
  const final = board.rows.flatMap((row) =>
    row.cells.flatMap(({ variant }) => {
      const found = estimates.find(
        (each) =>
          each.metric === headlines[row.protocol]?.id &&
          each.browser === row.browser &&
          each.benchmark === row.benchmark &&
          each.variant === variant,
      )
      if (!found?.ratio) return []
      const { value, interval, verdict, detectable } = found.ratio
      return [[rowKey(row), variant, { value, interval, verdict, detectable }]]
    }),
  )
  return { shown, final }
}

describe('a board', () => {
  it.each([1, 5, 6, 12])('of a run of %i blocks ends with the speed-ups of its report', (blocks) => {
    const { shown, final } = bothOf([started, ...visits(blocks), ended])
    expect(shown).toHaveLength(8)
    expect(shown).toEqual(final)
  })

  it('of a run that looks at its results keeps the intervals that allow for that', () => {
    const design = Design.parse({ ...throughput, stop: { when: 'precision', share: 0.01 } })
    const { shown, final } = bothOf([runStarted({ design, visits: null }), ...visits(8), ended])
    expect(shown).toEqual(final)
    expect(shown[0]?.[2]).toMatchObject({ interval: { method: 'anytime' } })
  })

  it('puts the loads of a block together, as the report does', () => {
    const design = Design.parse({ measure: ['load'] })
    const loads = Array.from({ length: 7 }, (_, block) => block).flatMap((block) =>
      [3, 2, 1].map((ms, index) => {
        const variant = ['scalar', 'autovec', 'simd'][index] ?? ''
        const samples = { 'first-result': [ms * (1 + block / 100)] }
        const entry = visited(block, [measured(variant, [], { samples })], { protocol: 'load' })
        return { ...entry, result: { ...entry.result, visit: `${variant}-${block}` } }
      }),
    )
    const entries = [runStarted({ design }), ...loads, ended]
    const { shown, final } = bothOf(entries)
    expect(shown).toHaveLength(2)
    expect(shown).toEqual(final)
    expect(rowOf(boardOf(entries), 'load/dot/chromium').visits).toBe(21)
  })

  it('knows all rows before the first visit, and how much is to come', () => {
    const board = boardOf([started])
    expect(board.rows.map(rowKey)).toEqual([
      'throughput/dot/chromium',
      'throughput/dot/firefox',
      'throughput/add/chromium',
      'throughput/add/firefox',
    ])
    expect(board.standing).toMatchObject({ state: 'measuring', done: 0, planned: 20, leftMs: null })
    expect(LiveBoard.parse(board)).toEqual(board)
  })

  it('allows for looking early while the run goes on: no interval at four visits, a wide one at six', () => {
    const cell = (blocks: number) =>
      cellOf(boardOf([started, ...visits(blocks)]), 'throughput/dot/chromium', 'simd')?.ratio
    expect(cell(4)).toMatchObject({ interval: null, verdict: 'inconclusive' })
    expect(cell(6)).toMatchObject({ interval: { method: 'anytime' }, verdict: 'faster' })
  })

  it('works out when the run will be over, as a time of day', () => {
    const later = visits(1).map((entry, index) => ({ ...entry, at: `2026-01-02T03:04:${15 + 10 * index}.000Z` }))
    const { standing } = boardOf([started, ...(later as JournalEntry[])])
    expect(standing).toEqual({
      state: 'measuring',
      done: 4,
      planned: 20,
      elapsedMs: 40_000,
      leftMs: 160_000,
      endsAt: '2026-01-02T03:07:25.000Z',
    })
  })

  it('shows a wrong result as a failed cell with the page’s own message, and no number of that variant', () => {
    const wrong = visited(0, [
      measured('scalar', [40, 40]),
      { outcome: 'failed', variant: 'simd', phase: 'verify', message: 'wrong result: 1, expected 2\nand more' },
    ])
    const entries = [started, ...visits(6), wrong]
    const board = boardOf(entries)
    expect(cellOf(board, 'throughput/dot/chromium', 'simd')).toMatchObject({
      ratio: null,
      failure: { stage: 'verify', message: 'wrong result: 1, expected 2' },
    })
    expect(cellOf(board, 'throughput/dot/firefox', 'simd')?.ratio).not.toBeNull()
    expect(board.failures).toEqual(estimate(entries).failures)
    expect(board.lines.at(-1)).toContain('✗ simd: wrong result')
    const { shown, final } = bothOf([...entries, ended])
    expect(shown).toEqual(final)
  })

  it('counts visits that were lost, and says why, not that they were given up', () => {
    const lost = (reason: Failed['reason'], message: string): Failed => ({
      type: 'failure',
      at,
      browser: 'firefox',
      benchmark: 'add',
      protocol: 'throughput',
      block: 0,
      launch: 0,
      reason,
      message,
      during: null,
      console: ['error: out of memory'],
    })
    const entries = [started, lost('crash', 'the page crashed'), lost('given-up', 'not tried')]
    const board = boardOf(entries)
    expect(rowOf(board, 'throughput/add/firefox')).toMatchObject({
      lost: 2,
      visits: 0,
      failure: { stage: 'crash', message: 'the page crashed' },
    })
    expect(board.standing.done).toBe(2)
    expect(board.failures).toEqual(estimate(entries).failures)
  })

  it('says of a browser that is not there that none of its rows will come', () => {
    const missing: Failed = {
      type: 'failure',
      at,
      browser: 'firefox',
      benchmark: null,
      protocol: null,
      block: null,
      launch: null,
      reason: 'unavailable',
      message: 'not found',
      during: null,
      console: [],
    }
    const board = boardOf([started, missing])
    expect(board.standing.done).toBe(0)
    expect(rowOf(board, 'throughput/dot/firefox')).toMatchObject({ lost: 0, failure: { stage: 'unavailable' } })
    expect(rowOf(board, 'throughput/dot/chromium').failure).toBeNull()
  })

  it('forgets the visits of a block that is repeated', () => {
    const entries = [started, ...visits(7)]
    const spoilt = benchmarks.map((benchmark) => `chromium-${benchmark}-6`)
    const redone: Redone = { type: 'redone', at, browser: 'chromium', block: 6, visits: spoilt, reasons: ['stolen'] }
    const board = boardOf([...entries, redone])
    expect(rowOf(board, 'throughput/dot/chromium').visits).toBe(6)
    expect(rowOf(board, 'throughput/dot/firefox').visits).toBe(7)
    expect(board.standing.done).toBe(26)
    const { shown, final } = bothOf([...entries, redone, ended])
    expect(shown).toEqual(final)
  })

  it('takes what was said before there was a journal, and an end without its last line', () => {
    const board = createBoard()
    board.say('Building 3 modules')
    expect(board.now()).toMatchObject({ run: null, lines: ['Building 3 modules'], standing: { state: 'preparing' } })
    board.fail('There is no browser')
    expect(board.now()).toMatchObject({ lines: ['Building 3 modules', 'There is no browser'] })
    expect(board.now().standing.state).toBe('failed')
  })
})

describe('updates of a board', () => {
  it('are the whole board when the run begins, then what a visit has changed, and lead to the same board', () => {
    const board = createBoard()
    let seen: LiveBoard | null = null
    for (const entry of [started, ...visits(8), ended]) {
      board.add(entry)
      const update = LiveUpdate.parse(board.update())
      expect(update.type).toBe(entry.type === 'run' ? 'board' : 'change')
      if (update.type === 'change' && entry.type === 'visit') expect(update.rows).toHaveLength(1)
      seen = applied(seen, update)
    }
    expect(seen).toEqual(board.now())
  })

  it('are none where nothing has changed', () => {
    const board = createBoard()
    board.add(started)
    expect(board.update()).not.toBeNull()
    expect(board.update()).toBeNull()
  })

  it('do not bring a compiler’s output of any length', () => {
    const run = started
    const failure = {
      crate: 'dot',
      variant: 'simd',
      stage: 'cargo' as const,
      message: 'no',
      output: 'x'.repeat(50_000),
    }
    const board = boardOf([{ ...run, manifest: { ...run.manifest, failures: [failure] } }])
    expect(board.failures[0]?.details).toHaveLength(2000)
    expect(cellOf(board, 'throughput/dot/chromium', 'simd')?.failure).toEqual({ stage: 'build', message: 'no' })
  })
})
