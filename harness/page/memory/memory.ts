import type { JobVariant, MemoryJob } from '../../schema/job.ts'
import type { Quirk, Samples, VariantResult } from '../../schema/visit.ts'
import { clockFacts, clockSteps } from '../clock.ts'
import type { Exchange } from '../exchange.ts'
import { missingFeatures } from '../features.ts'
import { type RunProtocol, stillVisible } from '../measured.ts'
import { uniqueBytes } from '../uniqueBytes.ts'
import { VariantError } from '../variantError.ts'
import { type Collection, createCollection } from './collection.ts'
import { pause } from '../pause.ts'
import { endingWorkers, endOfWorkersMs, threadsOf } from '../threads/team.ts'
import { callsPerRound, doRounds } from './rounds.ts'
import { emptyModule, instantiate } from './subject.ts'
import { userAgentMemory } from './userAgentMemory.ts'
import { Runner } from './runner.ts'

/** Garbage is made for this long at most until the engine has collected the instance, in ms. */
const collectionLimitMs = 5000

type Server = Pick<Exchange, 'progress' | 'checkpoint'>

/** What is known of an instance after its rounds: numbers only, nothing that keeps it. */
interface Observed {
  readonly bits: number
  readonly calls: number
  readonly samples: Samples
  /** Time spent in rounds, in ms. */
  readonly roundsMs: number
}

const settled = async ({ rounds }: MemoryJob, server: Server, checkpoint: string): Promise<void> => {
  await pause(rounds.settleMs)
  await server.checkpoint(checkpoint)
}

/**
 * Loads the variant, works with it, and has memory read on the way. When it has returned, nothing keeps the instance.
 *
 * @throws VariantError
 */
const observe = async (
  job: MemoryJob,
  variant: JobVariant,
  server: Server,
  collection: Collection,
): Promise<Observed> => {
  await settled(job, server, 'opened')
  const { id, language, url, sharedMemory } = variant
  const mark = `${job.visit} ${id} ${job.seed}`
  const subject = await instantiate(language, { variant: id, url, mark, sharedMemory }, job.visit)
  if (subject.memory) collection.watch(subject.memory)
  const runner = new Runner(subject, variant)
  const initial = runner.bytes
  await server.progress({ visit: job.visit, variant: variant.id, phase: 'memory' })
  runner.setUp()
  runner.run(1)
  await settled(job, server, 'loaded')

  const calls = callsPerRound(runner, job.rounds.roundMs)
  const start = performance.now()
  const { bytes } = await doRounds(runner, calls, job.rounds)
  const roundsMs = performance.now() - start
  await settled(job, server, 'steady')

  const userAgent = await userAgentMemory()
  const samples: Samples = {
    ...(initial === null || runner.bytes === null
      ? {}
      : {
          'linear-memory-initial': [initial],
          'linear-memory': [runner.bytes],
          growths: [runner.growths],
          'round-bytes': [...bytes],
        }),
    ...(userAgent === null ? {} : { 'user-agent-memory': [userAgent] }),
  }
  return { bits: runner.bits, calls, samples, roundsMs }
}

/** The same steps and waits with nothing to do in them. */
const observeEmpty = async (job: MemoryJob, server: Server, collection: Collection): Promise<void> => {
  await settled(job, server, 'opened')
  const { instance } = await WebAssembly.instantiate(uniqueBytes(emptyModule, `${job.visit} ${job.seed}`))
  collection.watch(instance)
  await settled(job, server, 'loaded')
  for (let round = 0; round < job.rounds.rounds; round++) await pause(job.rounds.roundMs)
  await settled(job, server, 'steady')
  await userAgentMemory()
}

/** Has memory read once more when the engine has given back what it held for the instance. */
const dropped = async (job: MemoryJob, server: Server, collection: Collection): Promise<Quirk | null> => {
  // An imported script stays for as long as its page.
  if (!collection.watching) return null
  if (await collection.forced(collectionLimitMs)) {
    await settled(job, server, 'dropped')
    return null
  }
  const message = `The engine did not collect the instance within ${collectionLimitMs / 1000} s of making garbage.`
  return { code: 'not-collected', message: `${message} What it gives back is not known.` }
}

/** The same work once more with an allocator that counts. @throws VariantError */
const count = async (job: MemoryJob, variant: JobVariant, url: string, calls: number): Promise<Samples> => {
  const { id, language, sharedMemory } = variant
  const mark = `${job.visit} ${id} counting ${job.seed}`
  const subject = await instantiate(language, { variant: id, url, mark, sharedMemory }, job.visit)
  const runner = new Runner(subject, variant)
  runner.setUp()
  runner.run(1)
  const { live, allocations } = await doRounds(runner, calls, job.rounds)
  const counted = runner.counted
  if (counted === null) throw new VariantError(id, 'memory', new Error('its allocator does not count'))
  return {
    'allocator-live': live.slice(-1),
    'allocator-peak': [counted.peakBytes],
    allocations: [...allocations],
    'round-live': [...live],
  }
}

/** What there is to know of a variant, and what was odd. @throws VariantError */
const measure = async (
  job: MemoryJob,
  variant: JobVariant,
  server: Server,
  quirks: Quirk[],
): Promise<{ result: VariantResult; roundsMs: number }> => {
  const collection = createCollection()
  const { bits, calls, samples, roundsMs } = await endingWorkers(() => observe(job, variant, server, collection))
  if (variant.sharedMemory !== null) await pause(endOfWorkersMs)
  const quirk = await dropped(job, server, collection)
  if (quirk !== null) quirks.push(quirk)
  const counted: Samples = {}
  if (job.counting !== null) {
    try {
      Object.assign(counted, await count(job, variant, job.counting, calls))
    } catch (error) {
      if (!(error instanceof VariantError)) throw error
      const message = `The build with an allocator that counts failed: ${error.message}`
      quirks.push({ code: 'not-counted', message: message.slice(0, 1000) })
    }
  }
  const all = { ...samples, ...counted }
  // What a leak shows in: exact where it was counted, and otherwise in steps of a page.
  const leak = all['round-live'] ?? all['round-bytes']
  return {
    result: {
      outcome: 'measured',
      variant: variant.id,
      checksum: bits,
      samples: { ...all, ...(leak === undefined ? {} : { leak }) },
      callsPerSample: leak?.map(() => calls) ?? [],
      warmUp: null,
      ...threadsOf(variant),
    },
    roundsMs,
  }
}

/** One variant in a page of its own, or none: then the page holds an empty module, which the others are compared with. */
export const memory: RunProtocol<'memory'> = async (job, server) => {
  const clock = clockFacts(clockSteps())
  const quirks: Quirk[] = []
  const found = (variants: VariantResult[], measuredMs = 0) => ({
    clock: stillVisible({ ...clock, resolutionMs: clock.stepMs }),
    variants,
    measuredMs,
    quirks,
  })
  const [variant] = job.variants
  if (!variant) {
    const collection = createCollection()
    await observeEmpty(job, server, collection)
    const quirk = await dropped(job, server, collection)
    if (quirk !== null) quirks.push(quirk)
    return found([])
  }
  const missing = await missingFeatures(variant.features)
  if (missing.length > 0) return found([{ outcome: 'skipped', variant: variant.id, missing }])
  try {
    const { result, roundsMs } = await measure(job, variant, server, quirks)
    return found([result], roundsMs)
  } catch (error) {
    if (!(error instanceof VariantError)) throw error
    return found([error.result()])
  }
}
