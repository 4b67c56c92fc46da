import { requestBytes } from '../request.ts'
import { uniqueBytes } from '../uniqueBytes.ts'
import { VariantError } from '../variantError.ts'

/** What an instance offers. Whoever keeps it keeps the instance and its memory. */
export interface Subject {
  readonly memory: WebAssembly.Memory
  readonly bench_setup: (size: number) => void
  readonly bench_run: () => number
  /** Of a build with an allocator that counts: bytes that are live, the most that ever were, and how often some were taken. */
  readonly bench_alloc_live?: () => number
  readonly bench_alloc_peak?: () => number
  readonly bench_alloc_count?: () => number
}

/** What engines throw when they cannot make a memory as large as the module wants. */
const isAboutMemory = (cause: unknown): boolean => cause instanceof RangeError

/**
 * Downloads, compiles and instantiates a module, and nothing more.
 *
 * @param visit the page's own
 * @param mark makes its bytes unlike any that this browser has compiled before
 * @throws VariantError, with the phase `memory` where the engine has none for it
 */
export const instantiate = async (variant: string, url: string, visit: string, mark: string): Promise<Subject> => {
  let phase: 'download' | 'compile' | 'instantiate' = 'download'
  try {
    const bytes = uniqueBytes(await requestBytes(url, visit), mark)
    phase = 'compile'
    const module = await WebAssembly.compile(bytes)
    phase = 'instantiate'
    const { exports } = await WebAssembly.instantiate(module)
    return exports as unknown as Subject
  } catch (cause) {
    throw new VariantError(variant, isAboutMemory(cause) ? 'memory' : phase, cause)
  }
}

/** The smallest module there is: its magic number and its version. */
export const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
