import type { Phase, Samples } from '../schema/visit.ts'
import { attempt } from './attempt.ts'
import { firstLoad, type Exports, type KernelSource, markedUrl } from './firstLoad.ts'
import type { Announce } from './loadVariants.ts'
import { requestBytes } from './request.ts'
import { uniqueBytes } from './uniqueBytes.ts'
import { VariantError } from './variantError.ts'

/** An instance of a variant, set up and found to compute the right result. */
export interface Kernel {
  readonly variant: string
  readonly run: () => number
  /** What `run` returned the first time, as unsigned; every later call must return the same bits. */
  readonly bits: number
  readonly memory: WebAssembly.Memory
}

/** A variant's first instance, with what its loading took, and how to make more of them. */
export interface Loaded {
  readonly variant: string
  readonly kernel: Kernel
  /** Load phases in ms, one sample each, by name of the series. */
  readonly load: Samples
  /**
   * Compiles the module once more, so that the engine chooses other places for its code.
   *
   * @param mark makes the bytes, together with the variant's name, unlike any that this browser has compiled before
   * @param padBytes moves the input by so much in linear memory
   */
  another(mark: string, padBytes: number): Promise<Kernel>
}

const another =
  ({ variant, size }: KernelSource, bytes: Uint8Array, bits: number): Loaded['another'] =>
  async (mark, padBytes) => {
    try {
      const { instance } = await WebAssembly.instantiate(uniqueBytes(bytes, `${variant} ${mark}`))
      const exports = instance.exports as unknown as Exports
      exports.bench_pad?.(padBytes)
      exports.bench_setup(size)
      const again = exports.bench_run() >>> 0
      if (again !== bits) throw new Error(`wrong result: a second instance returned ${again}, the first ${bits}`)
      return { variant, run: exports.bench_run, bits, memory: exports.memory }
    } catch (cause) {
      throw new VariantError(variant, 'instantiate', cause)
    }
  }

/** The module once more, under an address of its own and so with bytes of its own: whole first, then compiled. */
const inSteps = async ({ variant, url, mark }: KernelSource, visit: string, announce: Announce) => {
  const phase = async <Result>(name: Phase, step: () => Promise<Result>): Promise<readonly [number, Result]> => {
    await announce(name)
    const start = performance.now()
    const result = await attempt(variant, name, step)
    return [performance.now() - start, result]
  }
  const address = new URL(markedUrl(url, mark), location.href)
  address.searchParams.set('v', `${address.searchParams.get('v')}.again`)
  const [download, bytes] = await phase('download', () => requestBytes(address.pathname + address.search, visit))
  const [compile] = await phase('compile', () => WebAssembly.compile(bytes))
  return { bytes, download, compile }
}

/**
 * Loads a variant as pages should, which is the time that counts, and then once more in steps: what downloading and
 * compiling take by themselves.
 *
 * @param visit the page's own
 * @param announce called before steps that may never return
 * @throws VariantError
 */
export const loadKernel = async (source: KernelSource, visit: string, announce: Announce): Promise<Loaded> => {
  const { exports, bits, ms } = await firstLoad(source, visit, announce)
  const { bytes, download, compile } = await inSteps(source, visit, announce)
  const phases = Object.entries({ ...ms, download, compile })
  const { variant } = source
  return {
    variant,
    kernel: { variant, run: exports.bench_run, bits, memory: exports.memory },
    load: Object.fromEntries(phases.map(([series, elapsed]) => [series, [elapsed]])),
    another: another(source, bytes, bits),
  }
}
