import { afterEach, describe, expect, it } from 'vitest'
import { fakeDriver } from '../drivers/fake.ts'
import { defaultModel, type FakeTrouble } from '../drivers/fake/model.ts'
import type { Driver } from '../drivers/driver.ts'
import type { RunEvent } from '../events.ts'
import { runStarted } from '../estimate/exampleJournal.ts'
import { jobsOf } from '../plan/job.ts'
import type { Pace } from '../plan/pace.ts'
import { schedule, visitsOf } from '../plan/schedule.ts'
import { Design } from '../schema/config.ts'
import { serve, type Site } from '../serve/site.ts'
import { drive, type Driven } from './index.ts'
import type { NoiseMeter } from './noiseMeter.ts'

const { manifest } = runStarted()
const design = Design.parse({ blocks: 4, blocksPerLaunch: 2, visitTimeoutMs: 800, launchTimeoutMs: 5000 })

let site: Site | undefined
afterEach(() => site?.[Symbol.asyncDispose]())

interface Rig {
  readonly troubles?: readonly FakeTrouble[]
  readonly browsers?: readonly string[]
  readonly change?: (driver: Driver) => Driver
  readonly signal?: AbortSignal
  readonly each?: (driven: Driven) => void
  readonly pace?: Pace
  readonly noise?: NoiseMeter
}

const always: Pace = { launch: () => true, visit: () => true, took: () => {} }

/** Drives fake browsers through a plan of two benchmarks and four blocks, over the real server. */
const driveFake = async ({
  troubles = [],
  browsers = ['chromium'],
  change = (driver) => driver,
  signal,
  each,
  pace = always,
  noise,
}: Rig) => {
  site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
  const driver = change(fakeDriver({ ...defaultModel, troubles }))
  const found = await driver.find('chromium', { engine: 'chromium', args: [], env: {} })
  if (!found.ok) throw new Error('the fake driver finds its browser')
  const [first] = found.browsers
  if (!first) throw new Error('the fake driver finds its browser')
  const input = {
    seed: 1,
    blocks: design.blocks,
    blocksPerLaunch: design.blocksPerLaunch,
    browsers,
    codeCaches: [],
    caches: ['cold' as const],
    benchmarks: [
      { id: 'dot', variants: ['scalar', 'simd'], protocols: ['throughput' as const] },
      { id: 'add', variants: ['scalar', 'simd'], protocols: ['throughput' as const] },
    ],
  }
  const driven: Driven[] = []
  const events: RunEvent[] = []
  const all = drive(schedule(input), {
    design,
    browsers: new Map(browsers.map((id) => [id, { driver, browser: { ...first, facts: { ...first.facts, id } } }])),
    site,
    jobsOf: (visit, sampling) => jobsOf(manifest)(visit, { design, sampling }),
    samplingOf: () => design.sampling,
    pace,
    visits: visitsOf(input),
    selfTest: async ({ browser }) => ({ browser: browser.id, measurements: null, checks: [] }),
    noise: noise ?? null,
    elapsedMs: () => 0,
    signal: signal ?? new AbortController().signal,
    mark: 'test',
    emit: (event) => events.push(event),
    now: () => new Date(0),
  })
  for await (const one of all) {
    driven.push(one)
    each?.(one)
  }
  const entries = driven.map(({ entry }) => entry)
  return {
    events,
    driven,
    launches: entries.filter((entry) => entry.type === 'launch'),
    visits: entries.filter((entry) => entry.type === 'visit'),
    failures: entries.filter((entry) => entry.type === 'failure'),
    selfTests: entries.filter((entry) => entry.type === 'self-test'),
    redone: entries.filter((entry) => entry.type === 'redone'),
  }
}

describe('drive', () => {
  it('visits everything that is planned, with a fresh launch every two blocks', async () => {
    const { launches, visits, failures, driven } = await driveFake({ browsers: ['chromium', 'firefox'] })
    expect(visits).toHaveLength(16)
    expect(failures).toEqual([])
    expect(launches.map(({ launch }) => launch)).toEqual([0, 1, 2, 3])
    expect(new Set(visits.map(({ browser, benchmark, block }) => `${browser} ${benchmark} ${block}`)).size).toBe(16)
    expect(driven.at(-1)?.standing).toMatchObject({ done: 16, total: 16 })
  })

  it('gives the same results for the same seed', async () => {
    const first = await driveFake({})
    await site?.[Symbol.asyncDispose]()
    const results = (visits: typeof first.visits) => visits.map(({ result }) => result)
    expect(results((await driveFake({})).visits)).toEqual(results(first.visits))
  })

  it('tests every browser once, before its first visit', async () => {
    const { driven, selfTests } = await driveFake({ browsers: ['chromium', 'firefox'] })
    expect(selfTests.map(({ selfTest }) => selfTest.browser).toSorted()).toEqual(['chromium', 'firefox'])
    expect(driven[1]?.entry.type).toBe('self-test')
  })

  it('makes no launch and no visit that the pace does not want', async () => {
    let asked = 0
    const { visits, launches } = await driveFake({
      pace: {
        launch: ({ turn }) => turn < 1,
        visit: (_, benchmark) => benchmark === 'dot' || asked++ > 100,
        took: () => {},
      },
    })
    expect(launches).toHaveLength(1)
    expect(visits.map(({ benchmark }) => benchmark)).toEqual(['dot', 'dot'])
  })

  describe('on a noisy machine', () => {
    const reading = { wallMs: 1, stealShare: 0.5, pressureShare: null, foreignShare: null, loadAverage: null }
    const meter = (noisy: (judged: number) => boolean): NoiseMeter & { judged: number } => ({
      judged: 0,
      start: () => () => reading,
      judge(readings) {
        // Whole blocks are judged, never single visits.
        expect(readings).toEqual([reading, reading])
        return noisy(this.judged++) ? ['stolen'] : []
      },
    })

    it('repeats a whole block with other random choices, and says so', async () => {
      const { redone, visits, driven } = await driveFake({ noise: meter((judged) => judged === 1) })
      expect(redone).toEqual([expect.objectContaining({ browser: 'chromium', block: 1, reasons: ['stolen'] })])
      expect(visits.map(({ block }) => block)).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 3, 3])
      expect(new Set(visits.map(({ seed }) => seed)).size).toBe(10)
      expect(visits[0]?.noise).toEqual(reading)
      expect(driven.at(-1)?.standing).toMatchObject({ done: 8, total: 8 })
    })

    it('repeats a block twice at most', async () => {
      const { redone, visits } = await driveFake({ noise: meter(() => true) })
      expect(redone).toHaveLength(8)
      expect(visits).toHaveLength(24)
    })
  })

  it.each([
    ['crash', 'crash', /the page crashed/],
    ['gone', 'crash', /the browser is gone/],
    ['hang', 'timeout', /no answer within 0.8 s/],
    ['garbage', 'rejected', /not valid/],
  ] as const)(
    'a page that does "%s" costs failed rows and fresh launches, not the run',
    async (kind, reason, message) => {
      const { visits, failures, launches } = await driveFake({ troubles: [{ kind, benchmark: 'dot' }] })
      expect(visits.map(({ benchmark }) => benchmark)).toEqual(['add', 'add', 'add', 'add'])
      expect(failures.map((failure) => failure.reason)).toEqual([reason, reason, 'given-up', 'given-up'])
      expect(failures[0]).toMatchObject({ benchmark: 'dot', message: expect.stringMatching(message) })
      expect(failures[0]?.during).toEqual({ variant: expect.any(String), phase: 'first-call' })
      // Two planned launches; a browser that crashed or hung is not used again while there is work left for it.
      expect(launches.length).toBeGreaterThanOrEqual(2)
    },
  )

  it('passes on what the page said before it crashed', async () => {
    const { failures } = await driveFake({ troubles: [{ kind: 'crash', benchmark: 'dot' }] })
    expect(failures[0]?.console).toEqual([expect.stringContaining('says that it crashes')])
  })

  it('does not use a browser again whose page hung', async () => {
    let opened = 0
    const perSession: number[] = []
    const change = (driver: Driver): Driver => ({
      ...driver,
      launch: async (browser, options) => {
        const session = await driver.launch(browser, options)
        const index = perSession.push(0) - 1
        return {
          ...session,
          open: (url) => {
            opened++
            perSession[index] = (perSession[index] ?? 0) + 1
            return session.open(url)
          },
        }
      },
    })
    const { launches } = await driveFake({ troubles: [{ kind: 'hang', benchmark: 'dot' }], change })
    expect(perSession).toHaveLength(launches.length)
    expect(opened).toBe(6)
  })

  it('keeps visits in which one variant failed', async () => {
    const { visits, failures } = await driveFake({ troubles: [{ kind: 'trap', benchmark: 'dot', variant: 'simd' }] })
    expect(visits).toHaveLength(8)
    expect(failures).toEqual([])
    const dot = visits.find(({ benchmark }) => benchmark === 'dot')
    expect(dot?.result.variants.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'measured'])
  })

  it('gives a browser up that does not start, and goes on with the others', async () => {
    const { visits, failures } = await driveFake({
      browsers: ['chromium', 'firefox'],
      troubles: [{ kind: 'launch', browser: 'firefox' }],
    })
    expect(visits.map(({ browser }) => browser)).toEqual(Array.from({ length: 8 }, () => 'chromium'))
    expect(failures.map(({ reason }) => reason)).toEqual([
      'launch',
      'launch',
      ...Array.from({ length: 8 }, () => 'given-up'),
    ])
    expect(failures[0]).toMatchObject({ browser: 'firefox', benchmark: null })
  })

  it('stops at once when the run is ended, closes the browser, and leaves the visit under way out', async () => {
    const ending = new AbortController()
    let closed = 0
    const change = (driver: Driver): Driver => ({
      ...driver,
      launch: async (browser, options) => {
        const session = await driver.launch(browser, options)
        return { ...session, close: async () => ((closed += 1), session.close()) }
      },
    })
    const { visits, failures, launches } = await driveFake({
      change,
      signal: ending.signal,
      each: ({ entry, standing }) => {
        if (entry.type === 'visit' && standing.done === 3) ending.abort()
      },
    })
    expect(visits).toHaveLength(3)
    expect(failures).toEqual([])
    expect(closed).toBe(launches.length)
  })

  it('closes the browser when whoever listens stops listening', async () => {
    let closed = 0
    const change = (driver: Driver): Driver => ({
      ...driver,
      launch: async (browser, options) => {
        const session = await driver.launch(browser, options)
        return { ...session, close: async () => ((closed += 1), session.close()) }
      },
    })
    const stopping = driveFake({
      change,
      each: ({ entry }) => {
        if (entry.type === 'visit') throw new Error('the disk is full')
      },
    })
    await expect(stopping).rejects.toThrow('the disk is full')
    expect(closed).toBe(1)
  })
})
