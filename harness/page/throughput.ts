import type { ThroughputJob } from '../schema/job.ts'
import type { VariantResult } from '../schema/visit.ts'
import { random } from '../stats/random.ts'
import { kernelSource } from './firstLoad.ts'
import { warmInstances } from './instances.ts'
import { type Instruments, interleaved } from './interleaved.ts'
import { type Loaded, loadKernel } from './kernel.ts'
import type { RunProtocol } from './measured.ts'
import { callsPerSample, sample } from './sampler.ts'
import { endingWorkers } from './threads/team.ts'

/** Warms up and samples. @throws VariantError when a kernel fails */
const measure = async (loaded: readonly Loaded[], job: ThroughputJob, { clock, stopwatch, canary }: Instruments) => {
  const { sampling } = job
  const source = random(job.seed)
  const mark = (instance: number) => `${job.visit} ${instance} ${job.seed}`
  const { instances, warmUps } = await warmInstances(loaded, sampling, source, stopwatch, mark)
  const perCallMs = warmUps.map((warm) => warm.perCallMs)
  const calls = callsPerSample(perCallMs, clock.stepMs, clock.regular, sampling)
  const sampled = sample(instances, calls, sampling, source, stopwatch, canary)
  const results = loaded.map(({ kernel, load: phases }, index): VariantResult => {
    const { steady, ms, calls: warmUpCalls, curve } = warmUps[index] as (typeof warmUps)[number]
    return {
      outcome: 'measured',
      variant: kernel.variant,
      checksum: kernel.bits,
      samples: {
        ...(job.load ? phases : {}),
        time: sampled.nsPerCall[index] ?? [],
        ...(kernel.memory ? { 'linear-memory': [kernel.memory.buffer.byteLength] } : {}),
      },
      callsPerSample: sampled.calls[index] ?? [],
      places: sampled.places[index] ?? [],
      warmUp: { steady, ms, calls: warmUpCalls, curve },
      ...(kernel.threads === undefined ? {} : { threads: kernel.threads }),
    }
  })
  return { sampled, results }
}

/** Warms every variant up and samples them interleaved. */
export const throughput: RunProtocol<'throughput'> = async (job, { progress }) => {
  const { measured } = await interleaved<Loaded>(job, progress, {
    phase: 'warm-up',
    load: (variant, mark, announce) => loadKernel(kernelSource(variant, mark), job.visit, announce),
    measure: (loaded, instruments) => endingWorkers(() => measure(loaded, job, instruments)),
  })
  return measured
}
