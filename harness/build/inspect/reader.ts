/** A module that cannot be decoded. Says where, so that `wasm-objdump` can be pointed at the same byte. */
export class WasmDecodeError extends Error {
  /** Offset in the file, in bytes. */
  readonly offset: number

  constructor(message: string, offset: number) {
    super(`${message} at byte ${offset} (0x${offset.toString(16)})`)
    this.name = 'WasmDecodeError'
    this.offset = offset
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads the primitive values of the Wasm binary format (core specification, chapter 5.2) from a part of a file. */
export class Reader {
  readonly bytes: Uint8Array
  readonly end: number
  /** Offset in the file of the next byte. */
  offset: number

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.bytes = bytes
    this.offset = offset
    this.end = end
  }

  get done(): boolean {
    return this.offset >= this.end
  }

  fail(message: string, offset = this.offset): never {
    throw new WasmDecodeError(message, offset)
  }

  /** The next byte, without moving on. */
  peek(): number {
    const byte = this.offset < this.end ? this.bytes[this.offset] : undefined
    return byte ?? this.fail('Unexpected end')
  }

  byte(): number {
    const byte = this.peek()
    this.offset += 1
    return byte
  }

  skip(count: number): void {
    if (count > this.end - this.offset) this.fail(`Unexpected end: ${count} more bytes were announced`)
    this.offset += count
  }

  /** An unsigned LEB128 integer that fits in that many bits. Above 2^53 the value is rounded: such offsets exist, but nobody needs them. */
  unsigned(bits: 32 | 64): number {
    const start = this.offset
    const last = Math.ceil(bits / 7) - 1
    let value = 0
    for (let index = 0; index <= last; index += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** (7 * index)
      if (byte >= 0x80) continue
      if (index === last && byte >> (bits - 7 * last) !== 0) this.fail(`Integer too large for u${bits}`, start)
      return value
    }
    return this.fail(`Integer longer than ${last + 1} bytes`, start)
  }

  u32(): number {
    return this.unsigned(32)
  }

  /** A signed LEB128 integer that fits in that many bits; rounded beyond 2^53, like `unsigned`. */
  signed(bits: 32 | 33 | 64): number {
    const start = this.offset
    const last = Math.ceil(bits / 7) - 1
    let value = 0
    for (let index = 0; index <= last; index += 1) {
      const byte = this.byte()
      const more = byte >= 0x80
      // The last of the seven bits is the sign of the whole number.
      value += (more ? byte & 0x7f : (byte << 25) >> 25) * 2 ** (7 * index)
      if (more) continue
      const beyond = (byte << 25) >> (25 + bits - 7 * last - 1)
      if (index === last && beyond !== 0 && beyond !== -1) this.fail(`Integer too large for s${bits}`, start)
      return value
    }
    return this.fail(`Integer longer than ${last + 1} bytes`, start)
  }

  /** A UTF-8 string with its length before it. */
  name(): string {
    const length = this.u32()
    const start = this.offset
    this.skip(length)
    try {
      return utf8.decode(this.bytes.subarray(start, this.offset))
    } catch {
      return this.fail('A name is not UTF-8', start)
    }
  }

  /** Calls `read` as often as the count that comes first says; returns what the calls returned. */
  list<T>(read: (index: number) => T): T[] {
    const count = this.u32()
    // Every item takes at least a byte: a wrong count must not make us build a huge list.
    if (count > this.end - this.offset) this.fail(`A list of ${count} items cannot fit`)
    const items: T[] = []
    for (let index = 0; index < count; index += 1) items.push(read(index))
    return items
  }

  /** A reader of the next `length` bytes; this one goes on behind them. */
  part(length: number): Reader {
    const start = this.offset
    this.skip(length)
    return new Reader(this.bytes, start, this.offset)
  }
}
