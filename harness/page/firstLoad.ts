import type { Expected } from '../schema/crate.ts'
import type { Phase } from '../schema/visit.ts'
import { VariantError } from './variantError.ts'
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

/** Called before a step that may never return; resolves when the server has heard it. */
export type Announce = (phase: Phase) => Promise<void>

/** Names the visit to the server, which repeats it: a cache repeats the name of the visit that it was filled by. */
const visitHeader = 'x-crosslane-visit'

/**
 * The module's address with a mark, by which the server makes the module's bytes unique: V8 keeps compiled code by a
 * module's bytes. An address that has one keeps it, because the HTTP cache and the engine's code cache go by the address.
 */
export const markedUrl = (url: string, mark: string): string => {
  const address = new URL(url, location.href)
  if (!address.searchParams.has('v')) address.searchParams.set('v', mark.replaceAll(/[^\w.@-]/g, '-'))
  return address.pathname + address.search
}

/** @throws Error for any answer but the module */
export const request = async (url: string, visit: string): Promise<Response> => {
  const response = await fetch(url, { headers: { [visitHeader]: visit } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

/** The network lets one down with other errors than the module does. */
const phaseOf = (cause: unknown): Phase => (cause instanceof WebAssembly.CompileError ? 'compile' : 'download')

/**
 * Loads a variant as pages should: compiled while it arrives, instantiated, set up, run once, and its result checked.
 *
 * @param visit the page's own
 * @throws VariantError
 */
export const firstLoad = async (source: KernelSource, visit: string, announce: Announce): Promise<FirstLoad> => {
  const { variant, size, expected } = source
  const url = markedUrl(source.url, source.mark)
  const during = async <Result>(phase: Phase | ((cause: unknown) => Phase), step: () => Promise<Result> | Result) => {
    try {
      return await step()
    } catch (cause) {
      throw new VariantError(variant, typeof phase === 'string' ? phase : phase(cause), cause)
    }
  }

  await announce('download')
  const requested = performance.now()
  const { module, response } = await during(phaseOf, async () => {
    const answer = await request(url, visit)
    return { module: await WebAssembly.compileStreaming(answer), response: answer }
  })
  const compiled = performance.now()
  const instance = await during('instantiate', () => WebAssembly.instantiate(module))
  const instantiated = performance.now()
  const exports = instance.exports as unknown as Exports

  await announce('first-call')
  const settingUp = performance.now()
  await during('setup', () => exports.bench_setup(size))
  const called = performance.now()
  const bits = await during('first-call', () => exports.bench_run() >>> 0)
  const returned = performance.now()
  await during('verify', () => {
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
