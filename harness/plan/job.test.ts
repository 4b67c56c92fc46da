import { describe, expect, it } from 'vitest'
import { runStarted } from '../estimate/exampleJournal.ts'
import { Design } from '../schema/config.ts'
import { Job } from '../schema/job.ts'
import { Benchmark } from '../schema/manifest.ts'
import type { Protocol } from '../schema/protocol.ts'
import { jobsOf } from './job.ts'
import type { PlannedVisit } from './plan.ts'

const design = Design.parse({})
const { manifest } = runStarted()
const frame = { width: 4, height: 2, verifyAfter: 3 }
const withFrames = {
  ...manifest,
  benchmarks: manifest.benchmarks.map((benchmark) =>
    Benchmark.parse({ ...benchmark, frame, capacity: { from: 1, to: 9, unit: 'dots' } }),
  ),
}

const visit = (protocol: Protocol, change: Partial<PlannedVisit> = {}): PlannedVisit => ({
  id: 'v7',
  seed: 5,
  block: 0,
  benchmark: 'dot',
  protocol,
  cache: 'cold',
  watched: false,
  variants: ['scalar', 'simd'],
  ...change,
})

const jobs = (planned: PlannedVisit, change: Partial<Design> = {}, of = withFrames) =>
  jobsOf(of)(planned, { design: { ...design, ...change }, sampling: design.sampling })

describe('jobsOf', () => {
  it.each(['throughput', 'frames', 'capacity', 'boundary'] as const)(
    'writes a job for %s that the page takes',
    (kind) => {
      const [job, ...more] = jobs(visit(kind))
      expect(Job.parse(job)).toEqual(job)
      expect(job.protocol).toBe(kind)
      expect(more).toEqual([])
    },
  )

  it('has a throughput visit time its loads only where no visit of their own does', () => {
    expect(jobs(visit('throughput'))[0]).toMatchObject({ load: false })
    expect(jobs(visit('throughput'), { measure: ['throughput'] })[0]).toMatchObject({ load: true })
  })

  it('sends a load of a warm cache to the same address twice, and no other load there', () => {
    const one = visit('load', { variants: ['simd'], cache: 'http' })
    const [prime, load] = jobs(one)
    expect(prime).toMatchObject({ prime: true, visit: 'v7-prime' })
    expect(load).toMatchObject({ prime: false, visit: 'v7' })
    expect(Job.parse(load)).toEqual(load)
    expect(load?.variants[0]?.url).toBe(prime.variants[0]?.url)
    const [other] = jobs({ ...one, id: 'v8' })
    expect(other.variants[0]?.url).not.toBe(prime.variants[0]?.url)
  })

  it('leads loads, and nothing else, through the network', () => {
    const network = { name: '4g', rttMs: 1, downBytesPerSecond: 1 }
    const load = jobs(visit('load', { variants: ['simd'] }), { network })[0]
    expect(load.variants[0]?.url).toMatch(/[?&]network=1/)
    expect(jobs(visit('throughput'), { network })[0].variants[0]?.url).not.toContain('network')
  })

  it('gives memory the build that counts, where there is one, and an empty page nothing', () => {
    const one = visit('memory', { variants: ['simd'] })
    expect(jobs(one)[0]).toMatchObject({ counting: null })
    const counting = manifest.artefacts.filter(({ crate }) => crate === 'dot')
    const [job] = jobs(one, {}, { ...withFrames, counting })
    expect(job).toMatchObject({ counting: '/artefacts/dot/simd.counting.wasm' })
    const [empty] = jobs(visit('memory', { variants: [] }), {}, { ...withFrames, counting })
    expect(Job.parse(empty)).toMatchObject({ variants: [], counting: null })
  })

  it('refuses what the manifest knows nothing of', () => {
    expect(() => jobs(visit('throughput', { benchmark: 'gone' }))).toThrow('gone')
    expect(() => jobs(visit('frames'), {}, manifest)).toThrow('picture')
  })
})
