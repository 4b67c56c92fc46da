import type { Expected } from '../schema/crate.ts'
import type { Phase, Samples } from '../schema/visit.ts'
import { uniqueBytes } from './uniqueBytes.ts'
import { VariantError } from './variantError.ts'
import { wrongResult } from './verify.ts'

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
  readonly kernel: Kernel
  /** Load phases in ms, one sample each, by metric id. */
  readonly load: Samples
  /**
   * Compiles the module once more, so that the engine chooses other places for its code.
   *
   * @param mark makes the bytes, together with the variant's name, unlike any that this browser has compiled before
   * @param padBytes moves the input by so much in linear memory
   */
  another(mark: string, padBytes: number): Promise<Kernel>
}

export interface KernelSource {
  readonly variant: string
  readonly url: string
  readonly size: number
  readonly expected: Expected
  /** Makes the module's bytes unlike any that this browser has compiled before. */
  readonly mark: string
}

interface Exports {
  readonly memory: WebAssembly.Memory
  readonly bench_setup: (size: number) => void
  readonly bench_run: () => number
  /** Takes some of the heap for good, so that what is allocated next lies elsewhere. */
  readonly bench_pad?: (bytes: number) => void
}

const fetchBytes = async (url: string): Promise<Uint8Array> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
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

/**
 * Downloads, compiles and instantiates a variant, sets it up, runs it once and checks what it returns, timing each phase.
 *
 * @param announce called before the module's own code, set-up included, runs for the first time: it may never return
 * @throws VariantError
 */
export const loadKernel = async (source: KernelSource, announce: (phase: Phase) => Promise<void>): Promise<Loaded> => {
  const { variant } = source
  const ms: Partial<Record<Phase, number>> = {}
  const phase = async <Result>(name: Phase, step: () => Promise<Result> | Result): Promise<Result> => {
    const start = performance.now()
    try {
      const result = await step()
      ms[name] = performance.now() - start
      return result
    } catch (cause) {
      throw new VariantError(variant, name, cause)
    }
  }

  const start = performance.now()
  const bytes = await phase('download', () => fetchBytes(source.url))
  const module = await phase('compile', () => WebAssembly.compile(uniqueBytes(bytes, source.mark)))
  const instance = await phase('instantiate', () => WebAssembly.instantiate(module))
  const exports = instance.exports as unknown as Exports
  const loaded = performance.now()

  // Announcing, and making the input, belong to no metric.
  await announce('first-call')
  await phase('setup', () => exports.bench_setup(source.size))

  const called = performance.now()
  const bits = await phase('first-call', () => exports.bench_run() >>> 0)
  await phase('verify', () => {
    const wrong = wrongResult(bits, source.expected)
    if (wrong !== null) throw new Error(wrong)
  })
  const firstResultMs = loaded - start + (performance.now() - called)

  const { setup: _setup, verify: _verify, ...phases } = ms
  const load: Record<string, number[]> = { 'first-result': [firstResultMs] }
  for (const [name, elapsed] of Object.entries(phases)) load[name] = [elapsed]
  const kernel = { variant, run: exports.bench_run, bits, memory: exports.memory }
  return { kernel, load, another: another(source, bytes, bits) }
}
