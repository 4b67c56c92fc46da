import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RunDocument } from '../../harness/schema/run.ts'
import { listRuns } from '../../harness/store/runFolder.ts'
import { config, crosslane, marked, start } from './crosslane.ts'

// Real cargo and real browsers, as many as this machine has. Chromium stands for all where one is enough.

let out: string
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'crosslane-run-'))
})
afterAll(() => rm(out, { recursive: true }))

const readRun = async (folder: string): Promise<RunDocument> => {
  const [newest] = await listRuns(folder)
  return RunDocument.parse(JSON.parse(await readFile(join(folder, newest ?? '', 'run.json'), 'utf8')))
}

const long = 300_000

/** A run of the crate that works, in Chromium alone. */
const startHealthy = (blocks: number, folder: string) =>
  start(['run', '--browsers', 'chromium', '--crates', 'healthy', '--blocks', String(blocks), '--out', folder])

describe('a run in every browser that is there', () => {
  it(
    'measures every variant, writes its documents, and leaves no process behind',
    async () => {
      const folder = join(out, 'healthy')
      const running = start(['run', '--crates', 'healthy', '--blocks', '1', '--seed', '7', '--out', folder, '--json'])
      const { code, out: printed, err } = await running.ended
      expect(err).toContain('Report: ')
      expect(code).toBe(0)
      const document = RunDocument.parse(JSON.parse(printed))
      expect(document).toEqual(await readRun(folder))
      expect(document).toMatchObject({ status: 'complete', seed: 7, skips: [] })
      expect(document.failures.filter(({ stage }) => stage !== 'unavailable')).toEqual([])
      expect(document.browsers.length).toBeGreaterThan(0)
      for (const browser of document.browsers) {
        const times = document.estimates.filter((row) => row.metric === 'time' && row.browser === browser.id)
        expect(times.map(({ variant }) => variant)).toEqual(['scalar', 'autovec', 'simd'])
        for (const { value } of times) expect(value).toBeGreaterThan(0)
        expect(browser.clock?.crossOriginIsolated).toBe(true)
      }
      expect(await marked(running.pid)).toEqual([])
    },
    long,
  )

  it('is rendered again from its journal, bit for bit', async () => {
    const [newest] = await listRuns(join(out, 'healthy'))
    const folder = join(out, 'healthy', newest ?? '')
    const before = await Promise.all(['run.json', 'report.html'].map((name) => readFile(join(folder, name), 'utf8')))
    await Promise.all([rm(join(folder, 'run.json')), rm(join(folder, 'report.html'))])
    expect(await crosslane(['report', folder])).toMatchObject({ code: 0, out: expect.stringContaining('healthy') })
    const after = await Promise.all(['run.json', 'report.html'].map((name) => readFile(join(folder, name), 'utf8')))
    expect(after).toEqual(before)
  })
})

describe('crates that fail', () => {
  it(
    'are rows with a reason, and the others are measured',
    async () => {
      const folder = join(out, 'broken')
      const { code, err } = await crosslane(['run', '--browsers', 'chromium', '--blocks', '1', '--out', folder])
      expect(code).toBe(4)
      const { failures, estimates, status } = await readRun(folder)
      expect(status).toBe('complete')
      const of = (benchmark: string) => failures.filter((failure) => failure.benchmark === benchmark)

      expect(of('does-not-compile')).toHaveLength(3)
      expect(of('does-not-compile')[0]).toMatchObject({ stage: 'build', details: expect.stringContaining('error') })
      expect(err).toContain('error')
      expect(of('exports-nothing')[0]).toMatchObject({
        stage: 'build',
        message: expect.stringContaining('does not export bench_setup'),
      })
      expect(of('no-simd')).toEqual([expect.objectContaining({ stage: 'build', variant: 'simd' })])
      expect(of('wrong-value')).toEqual([
        expect.objectContaining({ stage: 'verify', variant: 'simd', message: expect.stringContaining('wrong result') }),
      ])
      expect(of('traps').map(({ stage, message }) => [stage, message.split(':')[0]])).toContainEqual([
        'first-call',
        'RuntimeError',
      ])
      expect(of('loops-forever')).toEqual([
        expect.objectContaining({ stage: 'timeout', message: 'no answer within 6 s' }),
      ])
      expect(of('healthy')).toEqual([])

      const timed = (benchmark: string) =>
        estimates.filter((row) => row.benchmark === benchmark && row.metric === 'time').map(({ variant }) => variant)
      expect(timed('healthy')).toEqual(['scalar', 'autovec', 'simd'])
      expect(timed('wrong-value')).toEqual(['scalar', 'autovec'])
      expect(timed('traps')).toEqual([])
    },
    long,
  )

  it(
    'make the build fail too, with the message of cargo',
    async () => {
      const { code, err, out: table } = await crosslane(['build', '--crates', 'does-not-compile,healthy'])
      expect(code).toBe(4)
      expect(err).toMatch(/error(\[E\d+\])?:/)
      expect(table).toContain('healthy')
    },
    long,
  )
})

describe('a run that does not go well', () => {
  it(
    'is kept and can be reported when it is interrupted, and ends its browsers',
    async () => {
      const folder = join(out, 'interrupted')
      const running = startHealthy(500, folder)
      await running.said(/\[ *3\/500\]/)
      expect(await marked(running.pid)).not.toEqual([])
      running.interrupt()
      const { code, out: table, err } = await running.ended
      expect(err).toContain('Stopping; what is done so far is kept.')
      expect(table).toContain('healthy')
      expect(code).toBe(130)
      expect(await marked(running.pid)).toEqual([])
      const document = await readRun(folder)
      expect(document.status).toBe('interrupted')
      expect(document.visits.answered).toBeGreaterThanOrEqual(3)
    },
    long,
  )

  it(
    'goes on with a fresh browser when one is killed',
    async () => {
      const folder = join(out, 'killed')
      const running = startHealthy(12, folder)
      await running.said(/\[ *1\/12\]/)
      const main = (await marked(running.pid)).find(
        ({ command }) => /chrom/.test(command) && !command.includes('--type='),
      )
      expect(main).toBeDefined()
      process.kill(main?.pid ?? 0, 'SIGKILL')
      const { code } = await running.ended
      expect(code).toBe(4)
      const { visits, failures, browsers } = await readRun(folder)
      expect(failures).toEqual([expect.objectContaining({ stage: 'crash', benchmark: 'healthy', times: 1 })])
      expect(visits).toMatchObject({ planned: 12, answered: 11, failed: 1 })
      // Six are planned; one more unless the killed browser was on its last visit.
      expect(browsers[0]?.launches).toBeGreaterThanOrEqual(6)
      expect(await marked(running.pid)).toEqual([])
    },
    long,
  )

  it(
    'leaves a journal that can be reported when it is killed itself',
    async () => {
      const folder = join(out, 'lost')
      const running = startHealthy(500, folder)
      await running.said(/\[ *2\/500\]/)
      running.kill('SIGKILL')
      await running.ended
      for (const { pid } of await marked(running.pid)) process.kill(pid, 'SIGKILL')
      const [newest] = await listRuns(folder)
      expect(await crosslane(['report', join(folder, newest ?? '')])).toMatchObject({ code: 0 })
      expect((await readRun(folder)).status).toBe('unfinished')
    },
    long,
  )

  it(
    'says so when it cannot write',
    async () => {
      const file = join(out, 'file')
      await writeFile(file, '')
      const { code, err } = await crosslane([
        'run',
        '--browsers',
        'chromium',
        '--crates',
        'healthy',
        '--out',
        join(file, 'below'),
      ])
      expect(err).toContain('Cannot write to')
      expect(code).toBe(3)
    },
    long,
  )

  it(
    'says so when a browser that was asked for is not there',
    async () => {
      const missing = join(out, 'missing.config.ts')
      await writeFile(
        missing,
        `export default {
        ...(await import(${JSON.stringify(config)})).default,
        crates: ${JSON.stringify(join(config, '../broken-crates'))},
        cache: ${JSON.stringify(join(config, '../../../.crosslane'))},
        browsers: { chromium: { engine: 'chromium', binary: '/nowhere/chromium' } },
      }`,
      )
      const { code, err } = await crosslane([
        'run',
        '--config',
        missing,
        '--browsers',
        'chromium',
        '--crates',
        'healthy',
      ])
      expect(err).toContain('/nowhere/chromium')
      expect(code).toBe(3)
    },
    long,
  )
})
