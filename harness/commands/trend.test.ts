import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { History } from '../history/history.ts'
import { sqlite } from '../history/sqlite.ts'
import { TrendDocument } from '../schema/trend.ts'
import { fakeContext } from './fakeContext.ts'
import { trendCommand, type TrendOptions } from './trend.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-trend-'))
  await writeFile(join(folder, 'crosslane.config.ts'), 'export default {}\n')
  const place = join(folder, 'history.db')
  await using history = await History.open(sqlite(place, new AbortController().signal), place)
  const run = exampleRun({ control: true })
  for (const day of [1, 2, 3])
    await history.add(
      {
        ...run,
        run: `2026-01-0${day}`,
        startedAt: `2026-01-0${day}T02:00:00.000Z`,
        git: { commit: 'c'.repeat(40), branch: null, dirty: false },
      },
      null,
    )
})
afterAll(() => rm(folder, { recursive: true }))

const trend = async (typed: Partial<TrendOptions> = {}) => {
  const { context, printed } = fakeContext(folder)
  const exit = await trendCommand({ last: 200, json: false, open: false, ...typed }, context)
  return { exit, ...printed }
}

it('shows what nights follow, in the terminal and as a file', async () => {
  const { exit, out, err } = await trend({ out: 'trend.html' })
  expect(exit).toBe('good')
  expect(out).toContain('history.db: 3 runs')
  expect(out).toContain('Time per call, against the control:\n')
  expect(err).toContain(join(folder, 'trend.html'))
  expect(await readFile(join(folder, 'trend.html'), 'utf8')).toContain('<h1>Trends</h1>')
})

it('shows what it is asked for', async () => {
  const { out } = await trend({
    crates: ['dot*'],
    variants: ['simd'],
    browsers: ['firefox'],
    metric: ['time'],
    json: true,
  })
  const { series, runs } = TrendDocument.parse(JSON.parse(out))
  expect(runs).toBe(3)
  expect(series).toHaveLength(1)
  expect(series[0]).toMatchObject({ benchmark: 'dot', variant: 'simd', browser: 'firefox', scale: 'held' })
  expect(series[0]?.nights).toHaveLength(3)
  const newest = await trend({ crates: ['dot*'], metric: ['time'], last: 1, json: true })
  expect(TrendDocument.parse(JSON.parse(newest.out)).series[0]?.nights).toHaveLength(1)
})

it.each([
  [{ crates: ['dto'] }, 'crate', 'dot'],
  [{ variants: ['smid'] }, 'variant', 'simd'],
  [{ browsers: ['firefix'] }, 'browser', 'firefox'],
  [{ metric: ['tiem'] }, 'metric', 'time'],
])('refuses %j with a suggestion', async (typed, what, meant) => {
  await expect(trend(typed)).rejects.toMatchObject({
    code: 'idleName',
    message: expect.stringContaining(`about the ${what} "`),
    hint: expect.stringContaining(`Did you mean "${meant}"?`),
  })
})

it('of an empty history says how to fill it', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'crosslane-trend-'))
  await writeFile(join(empty, 'crosslane.config.ts'), 'export default {}\n')
  const { context } = fakeContext(empty)
  await expect(trendCommand({ last: 200, json: false, open: false }, context)).rejects.toMatchObject({
    code: 'emptyHistory',
  })
  await rm(empty, { recursive: true })
})
