import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metrics } from '../../harness/metrics/index.ts'
import { RunDocument } from '../../harness/schema/run.ts'
import { crosslane } from './crosslane.ts'

// Every metric, of small crates that are known to behave in a certain way, in every engine that is there.

const config = fileURLToPath(new URL('../fixtures/everyMetric.config.ts', import.meta.url))
const crates = ['steady', 'leaks', 'slow-frames', 'crossings']
const minutes = 60_000

/** Metrics that not every engine has, with the engines that may lack them and why. */
const rare: Readonly<Record<string, { readonly lacking: readonly string[]; readonly why: string }>> = {
  'user-agent-memory': { lacking: ['firefox', 'webkit'], why: 'only Chromium has the interface' },
  'first-result-http': { lacking: ['webkit'], why: 'WebKitGTK under WebDriver has no HTTP cache' },
  'first-result-code': {
    lacking: ['chromium', 'firefox', 'webkit'],
    why: 'these modules are too small for a code cache',
  },
  'pss-dropped': { lacking: ['chromium', 'firefox', 'webkit'], why: 'an engine need not collect in time' },
  'warm-up': { lacking: ['chromium', 'firefox', 'webkit'], why: 'on a busy machine nothing may become steady' },
}

let out = ''
let document: RunDocument
let said = ''

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'crosslane-every-'))
  const ran = await crosslane([
    'run',
    '--config',
    config,
    '--crates',
    crates.join(','),
    '--out',
    out,
    '--json',
    '--seed',
    '1',
  ])
  said = ran.err
  document = RunDocument.parse(JSON.parse(ran.out))
}, 15 * minutes)
afterAll(() => rm(out, { recursive: true, force: true }))

const of = (benchmark: string, metric: string, browser: string | null) =>
  document.estimates.find((row) => row.benchmark === benchmark && row.metric === metric && row.browser === browser)

const built = (): ReadonlySet<string> => new Set(document.artefacts.map(({ crate }) => crate))

describe('every metric', () => {
  it('has a number in every engine that is there, or a reason why not', () => {
    expect(document.browsers.length, said).toBeGreaterThan(0)
    // Without the registry there is no crate with wasm-bindgen; its failure says so.
    const possible = metrics.filter(({ group }) => group !== 'boundary' || built().has('crossings'))
    const missing = possible.flatMap(({ id, collect }) => {
      const places = collect.from === 'build' ? [null] : document.browsers
      return places
        .filter(
          (browser) => !document.estimates.some((row) => row.metric === id && row.browser === (browser?.id ?? null)),
        )
        .filter((browser) => !rare[id]?.lacking.includes(browser?.engine ?? ''))
        .map((browser) => `${id} in ${browser?.id ?? 'the build'}`)
    })
    expect(missing, said).toEqual([])
  })

  it('is in the report, by its title', async () => {
    const { code, err } = await crosslane(['report', join(out, document.run), '--config', config])
    expect(code, err).toBe(0)
    const page = await readFile(join(out, document.run, 'report.html'), 'utf8')
    const shown = [...new Set(document.estimates.map(({ metric }) => metric))].map(
      (id) => document.metrics[id]?.title ?? id,
    )
    const escaped = (title: string): string => title.replaceAll('&', '&amp;').replaceAll("'", '&#39;')
    for (const title of shown) expect(page.toLowerCase(), title).toContain(escaped(title).toLowerCase())
  })
})

describe('what is known beforehand', () => {
  it('a frame of 30 ms does not fit its budget, and every second refresh or more passes without one', () => {
    for (const { id } of document.browsers) {
      expect(of('slow-frames', 'frame-step', id)?.value, id).toBeGreaterThan(20)
      expect(of('slow-frames', 'budget-share', id)?.value, id).toBeGreaterThan(1)
      expect(of('slow-frames', 'dropped-frames', id)?.value, id).toBeGreaterThan(0.3)
      expect(of('slow-frames', 'fps', id)?.value, id).toBeLessThan(45)
      expect(of('slow-frames', 'capacity', id)?.value, id).toBeLessThan(18_000)
    }
  })

  it('a crate that leaks fails for that in every engine, and one that does not is left in peace', () => {
    const leaks = document.failures.filter(({ stage }) => stage === 'leak')
    expect(new Set(leaks.map(({ benchmark }) => benchmark))).toEqual(new Set(['leaks']))
    expect(new Set(leaks.map(({ browser }) => browser))).toEqual(new Set(document.browsers.map(({ id }) => id)))
    for (const { id } of document.browsers) {
      expect(of('leaks', 'leak', id)?.value, id).toBeCloseTo(64 * 1024, 3)
      expect(of('steady', 'leak', id)?.value, id).toBe(0)
    }
  })

  it('a module that is too small for the code cache has no time from there, because the engine said miss', () => {
    for (const { said: answer } of document.codeCaches) expect(answer).not.toBe('hit')
    expect(document.estimates.filter(({ metric }) => metric === 'first-result-code')).toEqual([])
  })

  it('fails in nothing else', () => {
    const others = document.failures.filter(
      ({ stage, benchmark }) => stage !== 'leak' && stage !== 'unavailable' && benchmark !== 'crossings',
    )
    expect(others, said).toEqual([])
  })
})
