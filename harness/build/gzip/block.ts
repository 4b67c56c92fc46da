import type { BitWriter } from './bitWriter.ts'
import {
  type Alphabet,
  distances,
  endOfBlock,
  firstLength,
  lengths,
  literalSymbols,
  shortestMatch,
} from './alphabets.ts'
import { type Code, codeLengths, codeOf } from './huffman.ts'

/** A literal is its byte; a match is its length and, from bit 9 on, its distance, which is never 0. */
export type Token = number

const longestCode = 15
const longestLengthCode = 7

/** Order in which the lengths of the code for lengths are written (RFC 1951, 3.2.7). */
const orderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** The fixed codes (RFC 1951, 3.2.6), of which two symbols are never used. */
const fixedLiterals = codeOf(
  Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
)
const fixedDistances = codeOf(new Uint8Array(30).fill(5))

/** A length of a code, or a repetition of lengths: symbol, bits behind it, how many. */
type Run = readonly [symbol: number, value: number, bits: number]

/** The lengths of a code up to its last symbol, with repetitions drawn together (RFC 1951, 3.2.7). */
const runsOf = ({ lengths: all, last }: Code): Run[] => {
  const runs: Run[] = []
  let before = -1
  for (let from = 0; from <= last;) {
    const length = all[from] ?? 0
    const most = length === 0 ? 138 : length === before ? 6 : 7
    const least = length !== 0 && length !== before ? 4 : 3
    let count = 1
    while (count < most && from + count <= last && all[from + count] === length) count += 1
    if (count < least) for (let index = 0; index < count; index += 1) runs.push([length, 0, 0])
    else if (length === 0) runs.push(count <= 10 ? [17, count - 3, 3] : [18, count - 11, 7])
    else {
      if (length !== before) runs.push([length, 0, 0])
      runs.push([16, count - (length === before ? 3 : 4), 2])
    }
    from += count
    before = length
  }
  return runs
}

const sumOf = (frequencies: Uint32Array, codeLengthOf: Uint8Array): number =>
  frequencies.reduce((sum, frequency, symbol) => sum + frequency * (codeLengthOf[symbol] ?? 0), 0)

const inBytes = (bits: number): number => (bits + 3 + 7) >> 3

/** Tokens on their way into a block, and how often each symbol occurs in them. */
export class Block {
  static readonly mostTokens = 0x7fff

  readonly #tokens = new Uint32Array(Block.mostTokens + 1)
  readonly #literals = new Uint32Array(literalSymbols)
  readonly #distances = new Uint32Array(distances.extraBits.length)
  #count = 0
  #matches = 0

  literal(byte: number): void {
    this.#tokens[this.#count] = byte
    this.#count += 1
    this.#literals[byte] = (this.#literals[byte] ?? 0) + 1
  }

  match(length: number, distance: number): void {
    this.#tokens[this.#count] = (distance << 9) | length
    this.#count += 1
    this.#matches += 1
    const symbol = firstLength + (lengths.symbols[length - shortestMatch] ?? 0)
    this.#literals[symbol] = (this.#literals[symbol] ?? 0) + 1
    const place = distances.symbols[distance - 1] ?? 0
    this.#distances[place] = (this.#distances[place] ?? 0) + 1
  }

  /**
   * Whether it is time for another block: when it is full or, looked at every 4096 tokens, when it has compressed to less than half with few matches,
   * as what comes may be of another kind.
   *
   * @param bytes that the tokens stand for
   */
  isDone(bytes: number): boolean {
    if ((this.#count & 0xfff) === 0 && 2 * this.#matches < this.#count - (this.#count & 1)) {
      const matchBits = this.#distances.reduce(
        (sum, frequency, symbol) => sum + frequency * (5 + (distances.extraBits[symbol] ?? 0)),
        0,
      )
      if (Math.floor((8 * this.#count + matchBits) / 8) < Math.floor(bytes / 2)) return true
    }
    return this.#count === Block.mostTokens
  }

  /**
   * Writes the block in the shortest of the three ways and begins a new one.
   *
   * @param stored the bytes that it stands for; null when they are no longer at hand
   */
  write(writer: BitWriter, stored: Uint8Array | null, isLast: boolean): void {
    this.#literals[endOfBlock] = 1
    const literalCode = codeOf(codeLengths(this.#literals, longestCode))
    const distanceCode = codeOf(codeLengths(this.#distances, longestCode))
    const runs = [...runsOf(literalCode), ...runsOf(distanceCode)]
    const runFrequencies = new Uint32Array(19)
    for (const [symbol] of runs) runFrequencies[symbol] = (runFrequencies[symbol] ?? 0) + 1
    const runCode = codeOf(codeLengths(runFrequencies, longestLengthCode))
    const written = Math.max(4, orderOfLengths.findLastIndex((symbol) => (runCode.lengths[symbol] ?? 0) > 0) + 1)

    const extra = this.#extraBits()
    const header =
      14 + 3 * written + sumOf(runFrequencies, runCode.lengths) + runs.reduce((sum, run) => sum + run[2], 0)
    const own = inBytes(
      header + sumOf(this.#literals, literalCode.lengths) + sumOf(this.#distances, distanceCode.lengths) + extra,
    )
    const fixed = inBytes(
      sumOf(this.#literals, fixedLiterals.lengths) + sumOf(this.#distances, fixedDistances.lengths) + extra,
    )

    const last = isLast ? 1 : 0
    if (stored !== null && stored.length + 4 <= Math.min(own, fixed)) {
      writer.bits(last, 3)
      writer.align()
      writer.u16(stored.length)
      writer.u16(~stored.length)
      writer.write(stored)
    } else if (fixed <= own) {
      writer.bits(2 + last, 3)
      this.#writeTokens(writer, fixedLiterals, fixedDistances)
    } else {
      writer.bits(4 + last, 3)
      writer.bits(literalCode.last + 1 - 257, 5)
      writer.bits(distanceCode.last, 5)
      writer.bits(written - 4, 4)
      for (const symbol of orderOfLengths.slice(0, written)) writer.bits(runCode.lengths[symbol] ?? 0, 3)
      for (const [symbol, value, bits] of runs) {
        writer.bits(runCode.bits[symbol] ?? 0, runCode.lengths[symbol] ?? 0)
        writer.bits(value, bits)
      }
      this.#writeTokens(writer, literalCode, distanceCode)
    }
    this.#literals.fill(0)
    this.#distances.fill(0)
    this.#count = 0
    this.#matches = 0
  }

  /** Bits that say where in the range of its symbol a length or distance lies. */
  #extraBits(): number {
    const bits = (frequencies: Uint32Array, { extraBits }: Alphabet): number =>
      extraBits.reduce((sum, count, symbol) => sum + count * (frequencies[symbol] ?? 0), 0)
    return bits(this.#literals.subarray(firstLength), lengths) + bits(this.#distances, distances)
  }

  #writeTokens(writer: BitWriter, literalCode: Code, distanceCode: Code): void {
    const symbol = ({ bits, lengths: all }: Code, which: number): void => writer.bits(bits[which] ?? 0, all[which] ?? 0)
    const value = (code: Code, alphabet: Alphabet, first: number, smallest: number, what: number): void => {
      const which = alphabet.symbols[what - smallest] ?? 0
      symbol(code, first + which)
      writer.bits(what - (alphabet.bases[which] ?? 0), alphabet.extraBits[which] ?? 0)
    }
    for (const token of this.#tokens.subarray(0, this.#count)) {
      const distance = token >> 9
      if (distance === 0) symbol(literalCode, token)
      else {
        value(literalCode, lengths, firstLength, shortestMatch, token & 0x1ff)
        value(distanceCode, distances, 0, 1, distance)
      }
    }
    symbol(literalCode, endOfBlock)
  }
}
