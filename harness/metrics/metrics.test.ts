import { describe, expect, it } from 'vitest'
import { exampleJobs } from '../drivers/fake/exampleJobs.ts'
import { checkpoints, fakeProcesses, heldBytes } from '../drivers/fake/memory.ts'
import { defaultModel } from '../drivers/fake/model.ts'
import { fakeResult } from '../drivers/fake/result.ts'
import { runStarted } from '../estimate/exampleJournal.ts'
import type { Job, MemoryJob } from '../schema/job.ts'
import { MetricFacts } from '../schema/metric.ts'
import { VisitResult } from '../schema/visit.ts'
import { metrics } from './index.ts'
import type { Checkpoints } from './metric.ts'

const { manifest } = runStarted()

/** What the fake page samples in all its protocols, by series, with how it was taken. */
const jobs: readonly Job[] = [
  ...Object.values(exampleJobs),
  { ...exampleJobs.load, cache: 'http' },
  { ...exampleJobs.load, cache: 'code' },
]
const sampled = jobs.flatMap((job) => {
  const { rounds, display, clock, variants } = VisitResult.parse(
    fakeResult(job, defaultModel, 'chromium', () => undefined),
  )
  const [first] = variants
  if (first?.outcome !== 'measured') return []
  const taken = {
    rounds,
    calls: first.callsPerSample,
    resolutionNs: clock.resolutionMs * 1e6,
    refreshMs: display?.refreshMs ?? null,
  }
  return Object.entries(first.samples).map(([series, samples]) => ({ series, samples, taken }))
})

const memoryOf = (job: MemoryJob): Checkpoints =>
  new Map(checkpoints.map((moment) => [moment, fakeProcesses(heldBytes(job, moment, false))]))

it('have ids of their own', () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
})

describe.each(metrics)('$id', (metric) => {
  const { collect } = metric

  it('has all that a report needs', () => {
    const facts = MetricFacts.parse(metric)
    expect(facts.title).not.toBe('')
    expect(facts.description).toMatch(/\.$/)
  })

  if (collect.from === 'build')
    it('is read off an artefact', () => {
      const reach = { share: 0.9, tracked: 1, features: [], data: [] }
      for (const artefact of manifest.artefacts) expect(collect.read({ ...artefact, reach })).toBeGreaterThan(0)
    })

  if (collect.from === 'processes')
    it('is read off the browser’s processes', () => {
      const empty = { ...exampleJobs.memory, variants: [], seed: 43 }
      expect(collect.read(memoryOf(exampleJobs.memory), memoryOf(empty))).toEqual(expect.any(Number))
    })

  if (collect.from === 'page')
    it('is sampled by the page, which makes a number of it', () => {
      const own = sampled.filter(({ series }) => series === (collect.series ?? metric.id))
      expect(own).not.toEqual([])
      for (const { samples, taken } of own) {
        const numbers = collect.summarise(samples, taken)
        expect(numbers).not.toEqual([])
        expect(numbers.every(Number.isFinite)).toBe(true)
      }
    })
})
