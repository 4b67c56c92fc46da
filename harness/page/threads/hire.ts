/** What a worker is given to become a thread of a module. */
export interface Hire {
  readonly module: WebAssembly.Module
  readonly memory: WebAssembly.Memory
  /** Where its stack begins, which grows downwards: an address in the memory. */
  readonly stackTop: number
  /** Address of the block for its thread-locals. */
  readonly threadLocals: number
}

/** What a worker answers, once; after that it belongs to the module for good. */
export type Answer = { readonly ready: true } | { readonly failed: string }
