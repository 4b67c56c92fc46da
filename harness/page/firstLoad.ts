import type { Expected } from '../schema/crate.ts'
import type { JobVariant } from '../schema/job.ts'
import { attempt } from './attempt.ts'
import { languages } from './languages/index.ts'
import type { Arrived, Code, Exports } from './languages/language.ts'
import type { Announce } from './loadVariants.ts'
import { wrongResult } from './verify.ts'

/** A variant's code, and what it has to compute. */
export interface KernelSource extends Code {
  readonly language: JobVariant['language']
  readonly size: number
  readonly expected: Expected
}

/** What a page needs of a job's variant to load it. */
export const kernelSource = (
  { id: variant, language, url, size, expected, sharedMemory }: JobVariant,
  mark: string,
): KernelSource => ({ variant, language, url, size, expected, mark, sharedMemory })

/** What a load took, by series, in ms, besides what the language has to tell of it. */
export interface LoadTimes extends Readonly<Record<string, number>> {
  /** From the request to the first result; that making the input takes, and announcing it, is left out. */
  readonly 'first-result': number
  readonly 'first-setup': number
  readonly 'first-call': number
}

export interface FirstLoad {
  readonly exports: Exports
  /** What `bench_run` returned, as unsigned; it is right. */
  readonly bits: number
  readonly ms: LoadTimes
  readonly fromCache: Arrived['fromCache']
}

/**
 * Loads a variant as pages should, sets it up, runs it once, and checks its result.
 *
 * @param visit the page's own
 * @throws VariantError
 */
export const firstLoad = async (source: KernelSource, visit: string, announce: Announce): Promise<FirstLoad> => {
  const { variant, language, size, expected } = source
  await announce('download')
  const requested = performance.now()
  const { exports, ms, fromCache } = await languages[language].arrive(source, visit)
  const ready = performance.now()

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
      'first-result': ready - requested + (performance.now() - called),
      ...ms,
      'first-setup': called - settingUp,
      'first-call': returned - called,
    },
    fromCache,
  }
}
