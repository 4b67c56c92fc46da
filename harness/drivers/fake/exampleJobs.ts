import { Capacity, Frames, Rounds, Sampling } from '../../schema/config.ts'
import type { Job, JobVariant, ThroughputJob } from '../../schema/job.ts'
import type { Protocol } from '../../schema/protocol.ts'

const variant = (id: string, features: readonly string[] = []): JobVariant => ({
  id,
  url: `/dot/${id}.wasm`,
  language: 'wasm',
  sharedMemory: null,
  features: [...features],
  size: 1024,
  expected: { checksum: 7 },
  scripts: null,
})

const [scalar, simd] = [variant('scalar'), variant('simd', ['simd'])]
const common = { schemaVersion: 2, visit: 'v1', seed: 42, benchmark: 'dot' } as const
const sampling = Sampling.parse({})
const frame = { width: 64, height: 64, verifyAfter: 3 }

/** A job of every protocol, for tests. */
export const exampleJobs: { readonly [Kind in Protocol]: Extract<Job, { protocol: Kind }> } = {
  throughput: { ...common, protocol: 'throughput', variants: [scalar, simd], sampling, load: true },
  load: { ...common, protocol: 'load', variants: [scalar], cache: 'cold', prime: false, sampling },
  frames: { ...common, protocol: 'frames', variants: [scalar, simd], frame, frames: Frames.parse({}) },
  capacity: {
    ...common,
    protocol: 'capacity',
    variants: [scalar, simd],
    frame,
    range: { from: 100, to: 1_000_000, unit: 'particles' },
    capacity: Capacity.parse({}),
  },
  memory: {
    ...common,
    protocol: 'memory',
    variants: [scalar],
    counting: '/dot/scalar.counting.wasm',
    rounds: Rounds.parse({}),
  },
  boundary: { ...common, protocol: 'boundary', variants: [scalar], sampling },
}

/** The one of throughput with changes. */
export const throughputJob = (changes: Partial<ThroughputJob> = {}): ThroughputJob => ({
  ...exampleJobs.throughput,
  ...changes,
})
