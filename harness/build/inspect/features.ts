/**
 * Features beyond the first version of Wasm that a module can be seen to use. The names are those of
 * wasm-feature-detect, so that the page can ask the engine for each; those it does not know are not listed here,
 * because the decoder refuses them.
 */
export const wasmFeatures = [
  'bulkMemory',
  'exceptions',
  'exceptionsFinal',
  'extendedConst',
  'gc',
  'memory64',
  'multiMemory',
  'multiValue',
  'mutableGlobals',
  'referenceTypes',
  'relaxedSimd',
  'saturatedFloatToInt',
  'signExtensions',
  'simd',
  'tailCall',
  'threads',
  'typedFunctionReferences',
  'wideArithmetic',
] as const

export type WasmFeature = (typeof wasmFeatures)[number]

/** What a walk over a module has found so far. */
export interface Findings {
  readonly features: Set<WasmFeature>
  /** Throwing needs a tag, but tags alone do not say which of the two designs of exceptions is meant. */
  usesTags: boolean
}
