import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ExampleRecorded, exampleRecorded } from '../recorded/exampleRecorded.ts'
import { RunsComparison } from '../schema/runsComparison.ts'
import { journalFile } from '../store/journal.ts'
import { FakeWorld } from '../toolchain/fakeWorld.ts'
import { compareRunsCommand, type CompareRunsOptions } from './compareRuns.ts'
import { fakeContext } from './fakeContext.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-runs-'))
  await writeFile(join(folder, 'crosslane.config.ts'), 'export default {}\n')
  const record = async (run: string, example: ExampleRecorded, runs = 'runs') => {
    await mkdir(join(folder, runs, run), { recursive: true })
    const entries = exampleRecorded({ ...example, started: { run } })
    await writeFile(join(folder, runs, run, journalFile), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  }
  await record('2026-01-01-a', {})
  await record('2026-01-02-b', { speedUp: 3.8 })
  await record('2026-01-03-c', { speedUp: 4.4 })
  await record('elsewhere', {}, 'other')
})
afterAll(() => rm(folder, { recursive: true }))

const compare = async (typed: Partial<CompareRunsOptions> = {}, env: FakeWorld['env'] = {}) => {
  const world = new FakeWorld()
  Object.assign(world.env, env)
  const { context, printed } = fakeContext(folder, { world })
  const exit = await compareRunsCommand(
    {
      runs: ['2026-01-01', '2026-01-02'],
      things: [],
      untilDecided: false,
      includeIdentical: false,
      json: false,
      open: false,
      typed: [],
      ...typed,
    },
    context,
  )
  return { exit, ...printed }
}

describe('the exit', () => {
  it.each([
    ['checkFailed', {}],
    ['good', { threshold: 0.2 }],
    ['good', { runs: ['2026-01-01', '2026-01-03'] }],
    ['checkFailed', { runs: ['2026-01-01', '2026-01-03', '2026-01-02'] }],
    ['checkFailed', { runs: ['2026-01-03', '2026-01-01'] }],
    ['good', { metric: ['size-brotli'] }],
  ] as const)('is %s of %j', async (expected, typed) => {
    expect((await compare(typed)).exit).toBe(expected)
  })
})

it('takes a folder for a run', async () => {
  expect((await compare({ runs: ['2026-01-01', join(folder, 'other', 'elsewhere')] })).exit).toBe('good')
})

it('prints JSON of a schema, of what was asked for', async () => {
  const { out } = await compare({ json: true, crates: ['dot'], browsers: ['chr*'], runs: ['2026-01-02', '2026-01-01'] })
  const { runs, rows } = RunsComparison.parse(JSON.parse(out))
  expect(runs.map(({ run }) => run)).toEqual(['2026-01-02-b', '2026-01-01-a'])
  expect(new Set(rows.map(({ benchmark }) => benchmark))).toEqual(new Set(['dot']))
})

it('writes a report, Markdown and JUnit', async () => {
  const { out, err } = await compare({ out: 'runs.html', markdown: 'runs.md', junit: 'runs.xml' })
  expect(out).toContain('B against A, time per call: 1 slower by more than 1.0 %.')
  expect(err).toContain(join(folder, 'runs.html'))
  const [page, markdown, junit] = await Promise.all(
    ['runs.html', 'runs.md', 'runs.xml'].map((file) => readFile(join(folder, file), 'utf8')),
  )
  expect(page).toContain('<h1>Two runs compared</h1>')
  expect(markdown).toMatch(/^✗ B against A/)
  expect(junit).toContain('failures="1"')
})

it('tells GitHub, where this is one of its jobs', async () => {
  const summary = join(folder, 'summary.md')
  const { out } = await compare({}, { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary })
  expect(out).toContain('::error title=time of dot%2C simd in chromium%2C B against A::')
  expect(await readFile(summary, 'utf8')).toContain('slower, by more than 1.0 %')
})

it.each([
  [{ runs: ['2026-01-01'] }, 'compareRunsWhat', '1 was named'],
  [{ runs: [] }, 'compareRunsWhat', 'none was named'],
  [{ runs: ['2026-01-01', '2026-01-01-a'] }, 'compareRunsWhat', '"2026-01-01-a" is named twice'],
  [{ runs: ['2026-01-01', '2027'] }, 'unknownRun', '"2027"'],
  [{ runs: ['2026-01-01', '2026-01'] }, 'unknownRun', 'more than one begins like that'],
  [{ crates: ['dto'] }, 'idleName', 'the crate "dto"'],
  [{ browsers: ['chromimu'] }, 'idleName', 'the browser "chromimu"'],
  [{ metric: ['tiem'] }, 'noSuchMetric', 'tiem'],
  [{ blocks: 3, seed: 1 }, 'runsAreMeasured', '--blocks, --seed'],
  [{ things: ['scalar', 'simd'] }, 'runsAreMeasured', '"scalar" and "simd"'],
  [{ refs: ['main'], variant: 'simd', timeMs: 3 }, 'runsAreMeasured', '--refs, --variant, --time'],
  [{ precision: 0.01, untilDecided: true, includeIdentical: true }, 'runsAreMeasured', '--precision, --until-decided'],
  [{ png: 'a.png', env: 'off', measure: ['load'] }, 'runsAreMeasured', '--png, --env, --measure'],
] as const)('refuses %j: %s', async (typed, code, said) => {
  await expect(compare(typed)).rejects.toMatchObject({
    code,
    exit: 'wrongUse',
    message: expect.stringContaining(said),
  })
})
