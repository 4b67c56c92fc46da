/** Collects bits, the lowest first, as deflate has them (RFC 1951, 3.1.1). */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  #bits = 0
  #count = 0

  /** The bytes so far; those of the last byte's bits that are not written yet are zero. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** Writes the lowest `count` bits, 16 at most. */
  bits(value: number, count: number): void {
    this.#bits |= value << this.#count
    this.#count += count
    while (this.#count >= 8) {
      this.#push(this.#bits & 0xff)
      this.#bits >>>= 8
      this.#count -= 8
    }
  }

  /** Fills the byte that was begun with zeros. */
  align(): void {
    if (this.#count > 0) this.#push(this.#bits & 0xff)
    this.#bits = 0
    this.#count = 0
  }

  /** Whole bytes, which must begin where a byte does. */
  write(bytes: Uint8Array): void {
    for (const byte of bytes) this.#push(byte)
  }

  u16(value: number): void {
    this.bits(value & 0xffff, 16)
  }

  u32(value: number): void {
    this.u16(value)
    this.u16(value >>> 16)
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length] = byte
    this.#length += 1
  }
}
