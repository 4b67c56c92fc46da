import type { CrateKind } from '../schema/crate.ts'
import type { Variant } from '../schema/variant.ts'
import type { Export, Inspection } from './inspect/inspect.ts'
import type { FunctionType } from './inspect/types.ts'
import { StageFailure } from './stageFailure.ts'
import { brokenThreads } from './threadContract.ts'

const written = ({ params, results }: FunctionType): string => `(${params.join(', ')}) -> (${results.join(', ')})`

/** A function that the page calls: its type in Wasm, and how to write it. */
interface Expectation {
  readonly type: string
  readonly rust: string
}

const computes = {
  bench_setup: { type: '(i32) -> ()', rust: 'pub extern "C" fn bench_setup(size: u32)' },
  bench_run: { type: '() -> (i32)', rust: 'pub extern "C" fn bench_run() -> u32' },
}
const draws = {
  frame_setup: {
    type: '(i32, i32, i32) -> ()',
    rust: 'pub extern "C" fn frame_setup(n: u32, width: u32, height: u32)',
  },
  frame_step: { type: '(i32) -> (i32)', rust: 'pub extern "C" fn frame_step(frame: u32) -> *const u8' },
}

/** What the page calls in a crate of each kind. */
const functions: Readonly<Record<CrateKind, Readonly<Record<string, Expectation>>>> = {
  throughput: computes,
  memory: computes,
  // Its adapter knows what the module exports, and calls it through the glue.
  boundary: {},
  frame: draws,
}

/** A crate that says one kind and is written like another. */
const otherKind = (kind: CrateKind, exports: readonly Export[]): string => {
  const has = (of: CrateKind) => Object.keys(functions[of]).every((name) => exports.some((each) => each.name === name))
  if (kind !== 'frame' && has('frame')) return ' Or, if it draws, write kind = "frame" in its Cargo.toml.'
  return kind === 'frame' && has('throughput') ? ' Or, if it does not draw, leave out its kind in Cargo.toml.' : ''
}

const brokenExport = (exports: readonly Export[], kind: CrateKind): string | undefined => {
  for (const [name, { type, rust }] of Object.entries(functions[kind])) {
    const found = exports.find((each) => each.name === name)
    const advice = `write #[unsafe(no_mangle)] ${rust}`
    if (found === undefined) return `It does not export ${name}: ${advice}.${otherKind(kind, exports)}`
    if (found.type === null) return `It exports ${name} as a ${found.kind}: ${advice}.`
    if (written(found.type) !== type) return `It exports ${name} as ${written(found.type)}, not ${type}: ${advice}.`
  }
  if (exports.some((each) => each.name === 'memory' && each.kind === 'memory')) return undefined
  return 'It does not export its memory as "memory": leave out the linker flags that hide or import it.'
}

const brokenImport = (inspection: Inspection, { kind, glue, variant }: Rules): string | undefined => {
  if (variant.threads) return brokenThreads(inspection, kind)
  const [first] = inspection.imports
  if (kind === 'boundary') {
    return glue === true ? undefined : 'It has no glue: a crate of the kind "boundary" has to use wasm-bindgen.'
  }
  return first === undefined
    ? undefined
    : `It imports ${first}, but the page gives a module nothing: use a std-only crate without JS glue. Or, if the crossing into JavaScript is what it measures, write kind = "boundary" in its Cargo.toml.`
}

const brokenSimd = (
  { simdInstructions }: Inspection,
  { id, variant, crateFeatures, kind }: Rules,
): string | undefined => {
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
      : `use core::arch::wasm32 where the feature is on, and see that ${Object.keys(functions[kind])[1] ?? 'an export'} reaches it`
  return `It has no SIMD instruction, but variant "${id}" must have some (simd: 'some'): ${cause}, or leave "${id}" out of the crate's variants.`
}

export interface Rules {
  /** Of the variant. */
  readonly id: string
  readonly variant: Variant
  readonly crateFeatures: readonly string[]
  readonly kind: CrateKind
  /** Whether wasm-bindgen has made JavaScript for it. */
  readonly glue?: boolean
}

/** Throws StageFailure, saying what to change, when the module is not what its variant and the page expect. */
export const checkContract = (inspection: Inspection, rules: Rules): void => {
  const broken =
    brokenExport(inspection.exports, rules.kind) ?? brokenImport(inspection, rules) ?? brokenSimd(inspection, rules)
  if (broken !== undefined) throw new StageFailure('contract', broken)
}
