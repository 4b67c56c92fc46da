import type { WasmFeature } from '../build/inspect/features.ts'

/** Where the data tell of a Wasm feature. */
interface FeatureSource {
  /** Path in browser-compat-data below `webassembly`. */
  readonly compat: string
  /** Key in web-features, or why there is none. */
  readonly webFeature: string | { readonly none: string }
}

const source = (compat: string, webFeature: FeatureSource['webFeature']): FeatureSource => ({ compat, webFeature })

/** Every feature that a module can be seen to use, and `wasm` itself: which no module does without. */
export const featureSources = {
  wasm: source('api', 'wasm'),
  bulkMemory: source('bulk-memory-operations', 'wasm-bulk-memory'),
  exceptions: source('exception-handling', 'wasm-exception-handling'),
  exceptionsFinal: source('exceptionsFinal', 'wasm-exnref-exceptions'),
  extendedConst: source('extended-constant-expressions', 'wasm-extended-constant-expressions'),
  gc: source('garbage-collection', 'wasm-garbage-collection'),
  memory64: source('memory64', 'wasm-memory64'),
  multiMemory: source('multiMemory', 'wasm-multi-memory'),
  multiValue: source('multi-value', 'wasm-multi-value'),
  // Globals that are mutable and imported or exported; a module's own have been there from the beginning.
  mutableGlobals: source('definitions.global.mut', 'wasm-mutable-globals'),
  referenceTypes: source('reference-types', 'wasm-reference-types'),
  relaxedSimd: source('relaxed-SIMD', 'wasm-simd-relaxed'),
  saturatedFloatToInt: source('non-trapping-float-to-int-conversions', 'wasm-non-trapping-float-to-int'),
  signExtensions: source('sign-extension-operations', 'wasm-sign-extension-operators'),
  simd: source('fixed-width-SIMD', 'wasm-simd'),
  tailCall: source('tail-calls', 'wasm-tail-call-optimization'),
  threads: source('threads-and-atomics', 'wasm-threads'),
  typedFunctionReferences: source('typedFunctionReferences', 'wasm-typed-fun-refs'),
  wideArithmetic: source('wideArithmetic', { none: 'not in web-features yet' }),
} satisfies Record<WasmFeature | 'wasm', FeatureSource>
