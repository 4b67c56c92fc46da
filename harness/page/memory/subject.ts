import type { JobVariant } from '../../schema/job.ts'
import { languages } from '../languages/index.ts'
import type { Code, Exports } from '../languages/language.ts'

/** What an instance offers. Whoever keeps it keeps the instance and its memory. */
export interface Subject extends Exports {
  /** Of a build with an allocator that counts: bytes that are live, the most that ever were, and how often some were taken. */
  readonly bench_alloc_live?: () => number
  readonly bench_alloc_peak?: () => number
  readonly bench_alloc_count?: () => number
}

/**
 * Downloads, compiles and instantiates a variant, and nothing more.
 *
 * @param visit the page's own
 * @throws VariantError, with the phase `memory` where the engine has none for it
 */
export const instantiate = (language: JobVariant['language'], code: Code, visit: string): Promise<Subject> =>
  languages[language].instantiate(code, visit)

/** The smallest module there is: its magic number and its version. */
export const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)
