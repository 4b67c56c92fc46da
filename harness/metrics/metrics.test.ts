import { describe, expect, it } from 'vitest'
import { defaultModel } from '../drivers/fake/model.ts'
import { fakeResult } from '../drivers/fake/result.ts'
import { runStarted } from '../estimate/exampleJournal.ts'
import { jobOf } from '../plan/job.ts'
import { Sampling } from '../schema/config.ts'
import { MetricFacts } from '../schema/metric.ts'
import { metrics } from './index.ts'

const { manifest } = runStarted()
const visit = { id: 'v0', block: 0, benchmark: 'dot', variants: ['scalar'], seed: 1 }
const job = jobOf(manifest)(visit, Sampling.parse({}))
const [measured] = fakeResult(job, defaultModel, 'chromium', () => undefined).variants

const taken = { rounds: [], calls: [], resolutionNs: 1 }

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

  it('makes a number that can be compared', () => {
    if (collect.from === 'build') {
      for (const artefact of manifest.artefacts) expect(collect.read(artefact)).toBeGreaterThan(0)
      return
    }
    expect(collect.summarise([7], taken)).toEqual([7])
    expect(collect.summarise([7, 7, 7, 7, 7], taken)).toEqual([7])
  })

  it('is sampled by the page under its id, if it is the page that samples it', () => {
    const sampled = measured?.outcome === 'measured' ? Object.keys(measured.samples) : []
    expect(sampled.includes(metric.id)).toBe(collect.from === 'page')
  })
})
