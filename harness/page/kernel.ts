import type { Samples } from '../schema/visit.ts'
import { firstLoad, type KernelSource } from './firstLoad.ts'
import { languages } from './languages/index.ts'
import type { Exports, Steps } from './languages/language.ts'
import type { Announce } from './loadVariants.ts'
import { VariantError } from './variantError.ts'

/** An instance of a variant, set up and found to compute the right result. */
export interface Kernel {
  readonly variant: string
  readonly run: () => number
  /** What `run` returned the first time, as unsigned; every later call must return the same bits. */
  readonly bits: number
  /** `null`: it has no linear memory. */
  readonly memory: WebAssembly.Memory | null
  /** How many threads work in `run`, the page's own among them; one where nothing is said. */
  readonly threads?: number
}

/** A variant's first instance, with what its loading took, and how to make more of them. */
export interface Loaded {
  readonly variant: string
  readonly kernel: Kernel
  /** Load phases in ms, one sample each, by name of the series. */
  readonly load: Samples
  /**
   * Makes another instance, compiled anew, so that the engine chooses other places for its code.
   *
   * @param mark makes the code, together with the variant's name, unlike any that this browser has compiled before
   * @param padBytes moves the input by so much in linear memory
   */
  another(mark: string, padBytes: number): Promise<Kernel>
}

const kernelOf = (variant: string, { bench_run: run, memory, threads }: Exports, bits: number): Kernel => ({
  variant,
  run,
  bits,
  memory: memory ?? null,
  ...(threads === undefined ? {} : { threads }),
})

const another =
  ({ variant, size }: KernelSource, steps: Steps, bits: number): Loaded['another'] =>
  async (mark, padBytes) => {
    try {
      const exports = await steps.another(mark)
      exports.bench_pad?.(padBytes)
      exports.bench_setup(size)
      const again = exports.bench_run() >>> 0
      if (again !== bits) throw new Error(`wrong result: a second instance returned ${again}, the first ${bits}`)
      return kernelOf(variant, exports, bits)
    } catch (cause) {
      throw new VariantError(variant, 'instantiate', cause)
    }
  }

/**
 * Loads a variant as pages should, which is the time that counts, and then once more in steps: what those take by
 * themselves.
 *
 * @param visit the page's own
 * @param announce called before steps that may never return
 * @throws VariantError
 */
export const loadKernel = async (source: KernelSource, visit: string, announce: Announce): Promise<Loaded> => {
  const { variant, language } = source
  const { exports, bits, ms } = await firstLoad(source, visit, announce)
  const steps = await languages[language].inSteps(source, visit, announce)
  const all: Readonly<Record<string, number>> = { ...ms, ...steps.ms }
  const { compile, instantiate } = all
  // A script is compiled by whoever imports it.
  const together =
    compile === undefined || instantiate === undefined ? {} : { 'compile-instantiate': compile + instantiate }
  const phases = Object.entries({ ...all, ...together })
  return {
    variant,
    kernel: kernelOf(variant, exports, bits),
    load: Object.fromEntries(phases.map(([series, elapsed]) => [series, [elapsed]])),
    another: another(source, steps, bits),
  }
}
