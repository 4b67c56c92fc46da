import type { Expected } from '../schema/crate.ts'
import { attempt } from './attempt.ts'
import type { Announce } from './loadVariants.ts'
import { request, streamingPhase, visitHeader } from './request.ts'
import { wrongResult } from './verify.ts'

/** A variant's module, and what it has to compute. */
export interface KernelSource {
  readonly variant: string
  readonly url: string
  readonly size: number
  readonly expected: Expected
  /** Unlike that of any other load in this browser: makes the module's bytes unlike any that it has compiled before. */
  readonly mark: string
}

export interface Exports {
  readonly memory: WebAssembly.Memory
  readonly bench_setup: (size: number) => void
  readonly bench_run: () => number
  /** Takes some of the heap for good, so that what is allocated next lies elsewhere. */
  readonly bench_pad?: (bytes: number) => void
}

/** What a load took, by series, in ms. */
export interface LoadTimes {
  /** From the request to the first result; that making the input takes, and announcing it, is left out. */
  readonly 'first-result': number
  /** From the request to the compiled module, which was compiled while it arrived. */
  readonly 'stream-compile': number
  readonly instantiate: number
  readonly 'first-setup': number
  readonly 'first-call': number
}

export interface FirstLoad {
  readonly exports: Exports
  /** What `bench_run` returned, as unsigned; it is right. */
  readonly bits: number
  readonly ms: LoadTimes
  /** Whether the module came out of a cache of the browser's, and not from the server. */
  readonly fromCache: boolean
}

/**
 * The module's address with a mark, by which the server makes the module's bytes unique: V8 keeps compiled code by a
 * module's bytes. An address that has one keeps it, because the HTTP cache and the engine's code cache go by the address.
 */
export const markedUrl = (url: string, mark: string): string => {
  const address = new URL(url, location.href)
  if (!address.searchParams.has('v')) address.searchParams.set('v', mark.replaceAll(/[^\w.@-]/g, '-'))
  return address.pathname + address.search
}

/**
 * Loads a variant as pages should: compiled while it arrives, instantiated, set up, run once, and its result checked.
 *
 * @param visit the page's own
 * @throws VariantError
 */
export const firstLoad = async (source: KernelSource, visit: string, announce: Announce): Promise<FirstLoad> => {
  const { variant, size, expected } = source
  const url = markedUrl(source.url, source.mark)
  await announce('download')
  const requested = performance.now()
  const { module, response } = await attempt(variant, streamingPhase, async () => {
    const answer = await request(url, visit)
    return { module: await WebAssembly.compileStreaming(answer), response: answer }
  })
  const compiled = performance.now()
  const instance = await attempt(variant, 'instantiate', () => WebAssembly.instantiate(module))
  const instantiated = performance.now()
  const exports = instance.exports as unknown as Exports

  await announce('first-call')
  const settingUp = performance.now()
  await attempt(variant, 'setup', () => exports.bench_setup(size))
  const called = performance.now()
  const bits = await attempt(variant, 'first-call', () => exports.bench_run() >>> 0)
  const returned = performance.now()
  await attempt(variant, 'verify', () => {
    const wrong = wrongResult(bits, expected)
    if (wrong !== null) throw new Error(wrong)
  })
  return {
    exports,
    bits,
    ms: {
      'first-result': instantiated - requested + (performance.now() - called),
      'stream-compile': compiled - requested,
      instantiate: instantiated - compiled,
      'first-setup': called - settingUp,
      'first-call': returned - called,
    },
    fromCache: response.headers.get(visitHeader) !== visit,
  }
}
