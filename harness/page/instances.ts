import type { Sampling } from '../schema/config.ts'
import type { Random } from '../stats/random.ts'
import type { Loaded } from './kernel.ts'
import type { Instance } from './sampler.ts'
import type { Stopwatch } from './stopwatch.ts'
import { type WarmUp, warmUp } from './warmUp.ts'

/** All instances but the first together may take this share of the time that is sampled for. */
const affordableShare = 1 / 3
/** All linear memories together may hold this much, in bytes. */
const affordableBytes = 256 * 2 ** 20
/**
 * JavaScriptCore gives only the first linear memories of a page guard pages; code for later ones checks every access and is
 * slower. Seen with WebKitGTK 2.50: slower from the eighth memory on, from the fifteenth where the driver has lifted the limit.
 */
const guardedMemories = (userAgent: string): number => {
  if (!/AppleWebKit/.test(userAgent) || /Chrom/.test(userAgent)) return Number.POSITIVE_INFINITY
  return /Linux/.test(userAgent) ? 12 : 6
}

/** All workers of a page together: each is a thread of the machine that the engine keeps data for, though it mostly sleeps. */
const affordableWorkers = 12

/** The input is moved by a multiple of a cache line, within a page. */
const lineBytes = 64
const linesPerPage = 64

export interface Warm {
  readonly instances: readonly Instance[]
  /** Of the first instance, by variant. */
  readonly warmUps: readonly WarmUp[]
}

/**
 * Warms the first instance up, then makes and warms as many more as the job asks for and its time and memory allow.
 *
 * @param mark makes an instance's bytes unique: called with its number
 */
export const warmInstances = async (
  loaded: readonly Loaded[],
  sampling: Sampling,
  random: Random,
  stopwatch: Stopwatch,
  mark: (instance: number) => string,
): Promise<Warm> => {
  const { warmUpMinMs: minMs, warmUpMaxMs: maxMs } = sampling
  const first = loaded.map(({ kernel }) => kernel)
  const warmUps = warmUp(first, { minMs, maxMs }, stopwatch)
  const instances: Instance[] = [first]

  const memories = first.flatMap(({ memory }) => memory ?? [])
  const bytes = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
  const workers = first.reduce((sum, { threads = 1 }) => sum + threads - 1, 0)
  // Infinite where nothing has a linear memory, or a worker.
  const affordable = Math.min(
    affordableBytes / bytes,
    guardedMemories(navigator.userAgent) / memories.length,
    affordableWorkers / workers,
  )
  const most = Math.min(sampling.instances, Math.max(1, Math.floor(affordable)))
  const start = performance.now()
  while (instances.length < most) {
    const began = performance.now()
    const padBytes = lineBytes * random.below(linesPerPage)
    const instance = await Promise.all(loaded.map(({ another }) => another(mark(instances.length), padBytes)))
    // The engine knows the code by heart from here on: what remains is to make it once more.
    warmUp(instance, { minMs: minMs / 3, maxMs }, stopwatch)
    instances.push(instance)
    const now = performance.now()
    if (now - start + (now - began) > affordableShare * sampling.measureMs) break
  }
  return { instances, warmUps }
}
