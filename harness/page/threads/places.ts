/** A page of linear memory, in bytes. */
const pageBytes = 65_536
/** What Rust gives the first thread too, in bytes. */
const stackBytes = 2 ** 20

/** What a module says of the thread-locals of a thread. */
export interface ThreadLocals {
  readonly __tls_size: WebAssembly.Global
  readonly __tls_align: WebAssembly.Global
}

/** Where a thread has what is its own: addresses in the shared memory. */
export interface Place {
  readonly stackTop: number
  readonly threadLocals: number
}

/**
 * Takes memory for a thread by having it grow: what comes of that is nobody else's, as the module's allocator takes what it
 * hands out in the same way. Never given back: a place is as long-lived as its memory.
 *
 * @throws RangeError where the memory may not grow so far
 */
export const placeFor = (memory: WebAssembly.Memory, { __tls_size, __tls_align }: ThreadLocals): Place => {
  const [size, align] = [Number(__tls_size.value), Number(__tls_align.value)]
  // A page begins at a multiple of every alignment up to its own size.
  if (align > pageBytes) throw new Error(`its thread-locals want to be aligned to ${align} bytes`)
  const start = memory.grow(Math.ceil((stackBytes + size) / pageBytes)) * pageBytes
  // Above the stack, so that one that grows too far does not run into them.
  return { stackTop: start + stackBytes, threadLocals: start + stackBytes }
}
