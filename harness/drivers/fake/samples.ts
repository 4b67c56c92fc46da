import { metrics } from '../../metrics/index.ts'
import type { Metric } from '../../metrics/metric.ts'
import type { CapacityJob, FramesJob, Job, LoadJob, MemoryJob } from '../../schema/job.ts'
import type { Samples } from '../../schema/visit.ts'
import { initialBytes, pageBytes, steadyBytes } from './memory.ts'

/** What a variant is like in one visit. */
export interface Case {
  /** Time of one call here, in ns. */
  readonly ns: number
  /** A sample of something whose true size this is. */
  readonly sample: (size: number) => number
  readonly leaks: boolean
}

export const refreshMs = 1000 / 60
/** A frame is so many calls' worth of work. */
const callsPerFrame = 100
const uploadMs = 0.5
/** The one figure about frames that has a page of its own. */
const capacity = 'capacity'

/** Sizes of what has no place in the model, by unit: such that anything small could have. */
const ordinary: Readonly<Record<Metric['unit'], number>> = {
  ns: 20,
  ms: 5,
  bytes: steadyBytes,
  'bytes/s': 1e9,
  'ops/s': 1e6,
  count: 3,
  ratio: 1,
  share: 0.2,
  fps: 60,
}

/** The series that pages sample for a group of metrics, whatever is registered, with an ordinary size of each. */
const seriesOf = (group: Metric['group']): [name: string, size: number][] =>
  metrics.flatMap(({ id, unit, collect, ...metric }): [string, number][] =>
    metric.group === group && collect.from === 'page' ? [[collect.series ?? id, ordinary[unit]]] : [],
  )

const times = (count: number, each: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => each(index))

/** Loads that find something in a cache are series of their own, named for it. */
const ofCache = /-(http|code)$/

const loadSamples = (cache: LoadJob['cache'], { ns, sample }: Case): Samples => {
  const known: Readonly<Record<string, number>> = { download: 2, instantiate: 1, 'first-call': (3 * ns) / 1e6 }
  const kept = cache === 'cold' ? '' : cache
  return Object.fromEntries(
    seriesOf('load')
      .filter(([name]) => (ofCache.exec(name)?.[1] ?? '') === kept)
      .map(([name, size]) => [name, [sample(known[name] ?? size)]]),
  )
}

const frameSamples = ({ frames }: FramesJob, { ns, sample }: Case): Samples => {
  // As many as the 99th percentile needs.
  const count = Math.max(100, Math.floor((frames.stretches * frames.stretchMs) / refreshMs))
  const step = times(count, () => sample((callsPerFrame * ns) / 1e6))
  const upload = times(count, () => sample(uploadMs))
  const work = times(count, (index) => (step[index] ?? 0) + (upload[index] ?? 0))
  const others = seriesOf('frames').filter(([name]) => name !== capacity)
  return {
    ...Object.fromEntries(others.map(([name, size]) => [name, times(count, () => sample(size))])),
    'frame-step': step,
    'frame-upload': upload,
    'frame-work': work,
    // A frame that is not ready in time waits for the next refresh.
    'frame-interval': work.map((ms) => Math.max(1, Math.ceil(ms / refreshMs)) * sample(refreshMs)),
    'budget-share': work.map((ms) => ms / frames.budgetMs),
    'linear-memory': [steadyBytes],
  }
}

/** A frame of the range's smallest workload is one call. */
const capacityOf = ({ range: { from, to } }: CapacityJob, { ns, sample }: Case): number =>
  Math.min(to, Math.max(from, (from * sample(refreshMs) * 1e6) / ns))

const memorySamples = ({ counting, rounds: { rounds } }: MemoryJob, { leaks, sample }: Case): Samples => {
  const lost = (round: number): number => (leaks ? (round + 1) * pageBytes : 0)
  const samples: Samples = {
    ...Object.fromEntries(seriesOf('memory').map(([name, size]) => [name, [size]])),
    'linear-memory-initial': [initialBytes],
    'linear-memory': [steadyBytes + lost(rounds - 1)],
    'round-bytes': times(rounds, (round) => steadyBytes + lost(round)),
    growths: [1 + (leaks ? rounds : 0)],
    'user-agent-memory': [Math.round(sample(initialBytes + 500_000))],
    'allocator-live': [4096 + lost(rounds - 1)],
    'allocator-peak': [8192 + lost(rounds - 1)],
    'round-live': times(rounds, (round) => 4096 + lost(round)),
  }
  samples['leak'] = samples[counting === null ? 'round-bytes' : 'round-live'] ?? []
  const counted = (name: string): boolean => name.startsWith('alloc') || name === 'round-live'
  return Object.fromEntries(Object.entries(samples).filter(([name]) => counting !== null || !counted(name)))
}

/** What the page of a job would have sampled of a variant. A metric that is new is sampled too, with ordinary sizes. */
export const samplesOf = (job: Job, one: Case): Samples => {
  const { ns, sample } = one
  switch (job.protocol) {
    case 'throughput':
      return {
        time: times(2 * job.sampling.minRounds, () => sample(ns)),
        'linear-memory': [steadyBytes],
        ...(job.load ? loadSamples('cold', one) : {}),
      }
    case 'load':
      return job.prime ? {} : loadSamples(job.cache, one)
    case 'frames':
      return frameSamples(job, one)
    case 'capacity':
      return { [capacity]: [capacityOf(job, one)] }
    case 'memory':
      return memorySamples(job, one)
    case 'boundary':
      return Object.fromEntries(
        seriesOf('boundary').map(([name, size]) => [name, times(2 * job.sampling.minRounds, () => sample(size))]),
      )
  }
}
