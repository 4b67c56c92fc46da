import type { Variant } from '../schema/variant.ts'
import type { Export, Inspection } from './inspect/inspect.ts'
import type { FunctionType } from './inspect/types.ts'
import { StageFailure } from './stageFailure.ts'

const written = ({ params, results }: FunctionType): string => `(${params.join(', ')}) -> (${results.join(', ')})`

/** The functions that the page calls: `bench_setup(size)` and `bench_run() -> u32`. */
const functions = {
  bench_setup: { type: '(i32) -> ()', rust: 'pub extern "C" fn bench_setup(size: u32)' },
  bench_run: { type: '() -> (i32)', rust: 'pub extern "C" fn bench_run() -> u32' },
}

const brokenExport = (exports: readonly Export[]): string | undefined => {
  for (const [name, { type, rust }] of Object.entries(functions)) {
    const found = exports.find((each) => each.name === name)
    const advice = `write #[unsafe(no_mangle)] ${rust}`
    if (found === undefined) return `It does not export ${name}: ${advice}.`
    if (found.type === null) return `It exports ${name} as a ${found.kind}: ${advice}.`
    if (written(found.type) !== type) return `It exports ${name} as ${written(found.type)}, not ${type}: ${advice}.`
  }
  if (exports.some(({ name, kind }) => name === 'memory' && kind === 'memory')) return undefined
  return 'It does not export its memory as "memory": leave out the linker flags that hide or import it.'
}

const brokenSimd = ({ simdInstructions }: Inspection, { id, variant, crateFeatures }: Rules): string | undefined => {
  if (variant.simd === 'none' && simdInstructions > 0) {
    const off = variant.targetFeatures.includes('-simd128')
    const cause = off
      ? 'look for #[target_feature(enable = "simd128")] in the crate or its dependencies'
      : 'add "-simd128" to the targetFeatures of the variant'
    return `It has ${simdInstructions} SIMD instructions, but variant "${id}" must have none (simd: 'none'): ${cause}, or allow them with simd: 'any'.`
  }
  if (variant.simd !== 'some' || simdInstructions > 0) return undefined
  const lacking = variant.cargoFeatures.filter((feature) => !crateFeatures.includes(feature))
  const cause =
    lacking.length > 0
      ? `give the crate a cargo feature "${lacking[0]}" with the hand-written SIMD`
      : 'use core::arch::wasm32 where the feature is on, and see that bench_run reaches it'
  return `It has no SIMD instruction, but variant "${id}" must have some (simd: 'some'): ${cause}, or leave "${id}" out of the crate's variants.`
}

export interface Rules {
  /** Of the variant. */
  readonly id: string
  readonly variant: Variant
  readonly crateFeatures: readonly string[]
}

/** Throws StageFailure, saying what to change, when the module is not what its variant and the page expect. */
export const checkContract = (inspection: Inspection, rules: Rules): void => {
  const [firstImport] = inspection.imports
  const broken =
    brokenExport(inspection.exports) ??
    (firstImport === undefined
      ? undefined
      : `It imports ${firstImport}, but the page gives a module nothing: use a std-only crate without JS glue.`) ??
    brokenSimd(inspection, rules)
  if (broken !== undefined) throw new StageFailure('contract', broken)
}
