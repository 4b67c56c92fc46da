/** What a symbol stands for: the smallest value, and how many bits behind it say how much more. */
export interface Alphabet {
  readonly extraBits: readonly number[]
  readonly bases: readonly number[]
  /** Symbol of a value, by the value less the smallest one. */
  readonly symbols: Uint8Array
}

const alphabet = (extraBits: readonly number[], smallest: number, largest: number): Alphabet => {
  const symbols = new Uint8Array(largest - smallest + 1)
  const bases: number[] = []
  let value = smallest
  for (const [symbol, bits] of extraBits.entries()) {
    bases.push(value)
    symbols.fill(symbol, value - smallest, value - smallest + 2 ** bits)
    value += 2 ** bits
  }
  return { extraBits, bases, symbols }
}

const growing = (symbols: number, perBit: number): number[] =>
  Array.from({ length: symbols }, (_, symbol) => Math.max(0, Math.floor(symbol / perBit) - 1))

export const shortestMatch = 3
export const longestMatch = 258

/** Of lengths (RFC 1951, 3.2.5): symbol 0 is code 257. The longest has a symbol of its own, although the one before could say it. */
export const lengths: Alphabet = (() => {
  const { extraBits, bases, symbols } = alphabet(growing(28, 4), shortestMatch, longestMatch)
  symbols[longestMatch - shortestMatch] = 28
  return { extraBits: [...extraBits, 0], bases: [...bases, longestMatch], symbols }
})()

export const distances: Alphabet = alphabet(growing(30, 2), 1, 0x8000)

export const endOfBlock = 256
export const firstLength = 257
/** Literals, the end of the block, lengths. */
export const literalSymbols = firstLength + lengths.extraBits.length
