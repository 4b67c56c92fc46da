/** A code of which every symbol has a length in bits; 0 where it does not occur. */
export interface Code {
  readonly lengths: Uint8Array
  /** Bits of each symbol in the order in which they are written. */
  readonly bits: Uint16Array
  /** The last symbol that occurs. */
  readonly last: number
}

const reversed = (value: number, count: number): number => {
  let result = 0
  for (let bit = 0; bit < count; bit += 1) result |= ((value >> bit) & 1) << (count - 1 - bit)
  return result
}

/** The canonical code with these lengths (RFC 1951, 3.2.2). */
export const codeOf = (lengths: Uint8Array): Code => {
  const next = new Uint16Array(17)
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] ?? 0) + 1
  for (let length = 2; length <= 16; length += 1) next[length] = ((next[length - 1] ?? 0) + (next[length] ?? 0)) << 1
  const bits = new Uint16Array(lengths.length)
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue
    bits[symbol] = reversed(next[length] ?? 0, length)
    next[length] = (next[length] ?? 0) + 1
  }
  return { lengths, bits, last: lengths.findLastIndex((length) => length > 0) }
}

/** A heap of the nodes of a tree that is being made: the one with the least weight first, among equals the shallowest. */
class Heap {
  readonly #nodes: number[] = []
  readonly #weights: Uint32Array
  readonly #depths: Uint8Array

  constructor(nodes: readonly number[], weights: Uint32Array, depths: Uint8Array) {
    this.#nodes.push(...nodes)
    this.#weights = weights
    this.#depths = depths
    for (let place = (nodes.length >> 1) - 1; place >= 0; place -= 1) this.#sink(place)
  }

  get size(): number {
    return this.#nodes.length
  }

  get first(): number {
    return this.#nodes[0] ?? 0
  }

  take(): number {
    const { first } = this
    const last = this.#nodes.pop() ?? 0
    if (this.#nodes.length > 0) this.replaceFirst(last)
    return first
  }

  replaceFirst(node: number): void {
    this.#nodes[0] = node
    this.#sink(0)
  }

  #before(one: number, other: number): boolean {
    const [mine = 0, its = 0] = [this.#weights[one], this.#weights[other]]
    return mine < its || (mine === its && (this.#depths[one] ?? 0) <= (this.#depths[other] ?? 0))
  }

  #sink(from: number): void {
    const nodes = this.#nodes
    const node = nodes[from] ?? 0
    let place = from
    for (;;) {
      let child = 2 * place + 1
      if (child >= nodes.length) break
      if (child + 1 < nodes.length && this.#before(nodes[child + 1] ?? 0, nodes[child] ?? 0)) child += 1
      if (this.#before(node, nodes[child] ?? 0)) break
      nodes[place] = nodes[child] ?? 0
      place = child
    }
    nodes[place] = node
  }
}

/**
 * Lengths of a Huffman code for symbols that occur so often. A code has two symbols at least, as decoders want it. Where the tree would be deeper than
 * `longest`, leaves are moved up as gzip does (its algorithm.doc; Bell, Cleary, Witten: Text compression, 1990, for the idea).
 */
export const codeLengths = (frequencies: Uint32Array, longest: number): Uint8Array => {
  const count = frequencies.length
  const weights = new Uint32Array(2 * count)
  const depths = new Uint8Array(2 * count)
  const parents = new Uint16Array(2 * count)
  weights.set(frequencies)
  const used = [...frequencies.keys()].filter((symbol) => (frequencies[symbol] ?? 0) > 0)
  // Symbols that do not occur stand in, without being counted.
  while (used.length < 2) {
    const last = used.at(-1) ?? -1
    const standIn = last < 2 ? last + 1 : 0
    used.push(standIn)
    weights[standIn] = 1
  }
  const heap = new Heap(used, weights, depths)
  /** Nodes in the order in which they were joined: those with the least weight first. */
  const joined: number[] = []
  let node = count
  while (heap.size >= 2) {
    const one = heap.take()
    const other = heap.first
    joined.push(one, other)
    weights[node] = (weights[one] ?? 0) + (weights[other] ?? 0)
    depths[node] = Math.max(depths[one] ?? 0, depths[other] ?? 0) + 1
    parents[one] = node
    parents[other] = node
    heap.replaceFirst(node)
    node += 1
  }

  const lengths = new Uint8Array(2 * count)
  const perLength = new Uint16Array(longest + 1)
  let tooDeep = 0
  for (const each of joined.toReversed()) {
    const length = (lengths[parents[each] ?? 0] ?? 0) + 1
    if (length > longest) tooDeep += 1
    lengths[each] = Math.min(length, longest)
    if (each < count) perLength[lengths[each] ?? 0] = (perLength[lengths[each] ?? 0] ?? 0) + 1
  }
  if (tooDeep > 0) {
    for (; tooDeep > 0; tooDeep -= 2) {
      let length = longest - 1
      while (perLength[length] === 0) length -= 1
      // A leaf goes down by one; beside it is room for one of those that were too deep, whose brother moves up.
      perLength[length] = (perLength[length] ?? 0) - 1
      perLength[length + 1] = (perLength[length + 1] ?? 0) + 2
      perLength[longest] = (perLength[longest] ?? 0) - 1
    }
    const leaves = joined.filter((each) => each < count)
    let next = 0
    for (let length = longest; length > 0; length -= 1) {
      for (let left = perLength[length] ?? 0; left > 0; left -= 1) {
        lengths[leaves[next] ?? 0] = length
        next += 1
      }
    }
  }
  return lengths.slice(0, count)
}
