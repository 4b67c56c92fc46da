/** wasm-opt's name for each of rustc's target features that it knows; rustc's own names where they are the same. */
const namesInWasmOpt: Readonly<Record<string, readonly string[]>> = {
  atomics: ['threads'],
  'bulk-memory': ['bulk-memory'],
  'bulk-memory-opt': ['bulk-memory-opt'],
  'exception-handling': ['exception-handling'],
  'extended-const': ['extended-const'],
  fp16: ['fp16'],
  gc: ['gc', 'reference-types'],
  multimemory: ['multimemory'],
  multivalue: ['multivalue'],
  'mutable-globals': ['mutable-globals'],
  'nontrapping-fptoint': ['nontrapping-float-to-int'],
  'reference-types': ['reference-types'],
  'relaxed-simd': ['simd', 'relaxed-simd'],
  'sign-ext': ['sign-ext'],
  simd128: ['simd'],
  'tail-call': ['tail-call'],
  'wide-arithmetic': ['wide-arithmetic'],
}

/**
 * What rustc turns on for wasm32-unknown-unknown by itself: `rustc --print cfg` of 1.82 and later, and what LLVM has on
 * besides. `-bulk-memory` alone leaves `bulk-memory-opt` on, and with it `memory.copy` and `memory.fill`.
 */
const onByDefault = [
  'mutable-globals',
  'sign-ext',
  'multivalue',
  'reference-types',
  'bulk-memory',
  'bulk-memory-opt',
  'nontrapping-fptoint',
]

/**
 * The features that wasm-opt must be told of, sorted, for rustc's defaults and the variant's `targetFeatures`
 * (`+name` or `-name`, the last one wins). They are always named: a profile that strips symbols strips the section
 * that wasm-opt would otherwise read them from.
 */
export const wasmOptFeatures = (targetFeatures: readonly string[]): string[] => {
  const on = new Set(onByDefault)
  for (const feature of targetFeatures) {
    if (feature.startsWith('+')) on.add(feature.slice(1))
    else on.delete(feature.slice(1))
  }
  // wasm-opt takes the one to include the other, which those before version 120 know no name for.
  if (on.has('bulk-memory')) on.delete('bulk-memory-opt')
  const names = [...on].flatMap((feature) => namesInWasmOpt[feature] ?? [])
  return [...new Set(names)].toSorted()
}
