/** Thrown for what is no symbol of that form; never leaves `demangleV0`. */
export class NoSymbol extends Error {}

/** Parts that one name may consist of, and how deep they may lie within each other: references to earlier parts can make a short symbol a huge name. */
const mostParts = 5000
const mostDepth = 200

/** Reads the terminals of Rust's v0 mangling (RFC 2603). */
export class Symbol {
  readonly #text: string
  #at = 0
  #parts = 0
  #depth = 0

  /** @param text the symbol behind `_R` */
  constructor(text: string) {
    this.#text = text
  }

  fail(): never {
    throw new NoSymbol()
  }

  get rest(): string {
    return this.#text.slice(this.#at)
  }

  peek(): string {
    return this.#text[this.#at] ?? ''
  }

  next(): string {
    const sign = this.peek()
    if (sign === '') this.fail()
    this.#at += 1
    return sign
  }

  /** Whether the next sign is this one, which is then behind us. */
  eat(sign: string): boolean {
    if (this.peek() !== sign) return false
    this.#at += 1
    return true
  }

  /** `_` is 0, `0_` is 1, `Z_` is 62, `10_` is 63. Hashes of crates, which nobody needs, come out rounded. */
  base62(): number {
    if (this.eat('_')) return 0
    let value = 0
    while (!this.eat('_')) {
      const digit = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(this.next())
      value = digit < 0 ? this.fail() : value * 62 + digit
    }
    return value + 1
  }

  /** A number behind a sign that announces it: 0 when it is left out, otherwise one more than is written. */
  optional62(sign: string): number {
    return this.eat(sign) ? this.base62() + 1 : 0
  }

  /** A name without its disambiguator. One that is not ASCII stays in Punycode, and says so. */
  identifier(): string {
    const punycode = this.eat('u')
    const [digits] = /^(?:0|[1-9]\d*)/.exec(this.rest) ?? this.fail()
    this.#at += digits.length
    this.eat('_')
    const start = this.#at
    this.#at += Number(digits)
    if (this.#at > this.#text.length) this.fail()
    const name = this.#text.slice(start, this.#at)
    return punycode ? `punycode{${name.replace(/_(?=[^_]*$)/, '-')}}` : name
  }

  /** Hexadecimal digits up to `_`. */
  hex(): string {
    const [digits] = /^[0-9a-f]*(?=_)/.exec(this.rest) ?? this.fail()
    this.#at += digits.length + 1
    return digits
  }

  /** What `read` returns for each item of a list, which ends with `E`. */
  list(read: () => string): string[] {
    const items: string[] = []
    while (!this.eat('E')) items.push(read())
    return items
  }

  /** Reads a part within another. */
  within(read: () => string): string {
    this.#parts += 1
    this.#depth += 1
    if (this.#parts > mostParts || this.#depth > mostDepth) this.fail()
    const part = read()
    this.#depth -= 1
    return part
  }

  /** Reads what stands at an earlier place, which is behind the `B` that was just eaten. */
  back(read: () => string): string {
    const reference = this.#at - 1
    const target = this.base62()
    if (target >= reference) this.fail()
    const after = this.#at
    this.#at = target
    const part = this.within(read)
    this.#at = after
    return part
  }
}
