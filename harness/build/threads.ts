import type { Variant } from '../schema/variant.ts'

/** The most that the shared memory may grow to, in bytes: engines set the addresses aside when it is made, but no memory. */
const maximumBytes = 2 ** 30

/** What atomics, passive data segments and a stack pointer that can be set from outside need. The last one wins, so they come last. */
const features = ['+atomics', '+bulk-memory', '+mutable-globals']

/**
 * What a thread that joins is given by whoever starts it, besides the memory: a stack and thread-locals of its own. The
 * linker makes these names and exports them only when told (Tool Conventions for WebAssembly, Linking.md, "Thread Local Storage").
 */
export const threadExports = ['__stack_pointer', '__tls_size', '__tls_align', '__wasm_init_tls'] as const

/** For rustc's `-C target-feature=`. */
export const targetFeaturesOf = ({ targetFeatures, threads }: Variant): readonly string[] =>
  threads ? [...targetFeatures, ...features] : targetFeatures

/** Since 1.93 rustc tells the linker nothing of this by itself (rust-lang/rust#147225); earlier ones say the same twice. */
const linkerFlags = [
  '--shared-memory',
  // Every thread is an instance of its own and gets the memory when it is made; the page looks at it by its export.
  '--import-memory',
  '--export-memory',
  `--max-memory=${maximumBytes}`,
  ...threadExports.map((name) => `--export=${name}`),
]

/** Flags for rustc besides the features; none where there is one thread. */
export const threadRustFlags = ({ threads }: Variant): string[] =>
  threads ? linkerFlags.flatMap((flag) => ['-C', `link-arg=${flag}`]) : []
