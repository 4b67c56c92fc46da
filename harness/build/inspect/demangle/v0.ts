import { NoSymbol, Symbol } from './symbol.ts'

const basicTypes: Readonly<Record<string, string>> = {
  a: 'i8',
  b: 'bool',
  c: 'char',
  d: 'f64',
  e: 'str',
  f: 'f32',
  h: 'u8',
  i: 'isize',
  j: 'usize',
  l: 'i32',
  m: 'u32',
  n: 'i128',
  o: 'u128',
  p: '_',
  s: 'i16',
  t: 'u16',
  u: '()',
  v: '...',
  x: 'i64',
  y: 'u64',
  z: '!',
}

const unsigned = new Set(['h', 'j', 'm', 'o', 't', 'y'])
const signed = new Set(['a', 'i', 'l', 'n', 's', 'x'])

const tuple = (items: readonly string[]): string => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`

/** Reads the non-terminals of RFC 2603 and writes each as Rust does, without the numbers that tell crates and impls of one name apart. */
class Demangler {
  readonly #symbol: Symbol
  /** Lifetimes that the binders around this place have brought. */
  #lifetimes = 0

  constructor(symbol: Symbol) {
    this.#symbol = symbol
  }

  /** @param inValue where generic arguments need `::` before them */
  path = (inValue: boolean): string => this.#symbol.within(() => this.#path(inValue))

  #path(inValue: boolean): string {
    const symbol = this.#symbol
    switch (symbol.next()) {
      case 'C':
        symbol.optional62('s')
        return symbol.identifier()
      case 'N':
        return this.#nested(inValue)
      case 'M':
        this.#implPath()
        return `<${this.#type()}>`
      case 'X':
        this.#implPath()
        return `<${this.#type()} as ${this.path(false)}>`
      case 'Y':
        return `<${this.#type()} as ${this.path(false)}>`
      case 'I':
        return `${this.path(inValue)}${inValue ? '::' : ''}<${symbol.list(this.#argument).join(', ')}>`
      case 'B':
        return symbol.back(() => this.path(inValue))
      default:
        return symbol.fail()
    }
  }

  /** Where the impl stands; its type and trait say more. */
  #implPath(): void {
    this.#symbol.optional62('s')
    this.path(false)
  }

  #nested(inValue: boolean): string {
    const symbol = this.#symbol
    const namespace = symbol.next()
    if (!/[A-Za-z]/.test(namespace)) symbol.fail()
    const path = this.path(inValue)
    const number = symbol.optional62('s')
    const name = symbol.identifier()
    if (/[a-z]/.test(namespace)) return name === '' ? path : `${path}::${name}`
    const kind = { C: 'closure', S: 'shim' }[namespace] ?? namespace
    return `${path}::{${kind}${name === '' ? '' : `:${name}`}#${number}}`
  }

  #argument = (): string => {
    if (this.#symbol.eat('L')) return this.#lifetime(this.#symbol.base62())
    return this.#symbol.eat('K') ? this.#constant(false) : this.#type()
  }

  /** Counted from the innermost binder outwards; 0 is erased. */
  #lifetime(index: number): string {
    if (index === 0) return "'_"
    const depth = this.#lifetimes - index
    if (depth < 0) this.#symbol.fail()
    return depth < 26 ? `'${String.fromCodePoint(97 + depth)}` : `'_${depth}`
  }

  #binder(read: () => string): string {
    const count = this.#symbol.optional62('G')
    if (count > 100) this.#symbol.fail()
    this.#lifetimes += count
    const names = Array.from({ length: count }, (_, index) => this.#lifetime(count - index))
    const bound = read()
    this.#lifetimes -= count
    return count === 0 ? bound : `for<${names.join(', ')}> ${bound}`
  }

  #type = (): string => this.#symbol.within(() => this.#typeOf(this.#symbol.peek()))

  #typeOf(tag: string): string {
    const symbol = this.#symbol
    const basic = basicTypes[tag]
    if (/[CMXYNI]/.test(tag)) return this.path(false)
    symbol.next()
    if (basic !== undefined) return basic
    switch (tag) {
      case 'R':
      case 'Q': {
        const lifetime = symbol.eat('L') ? symbol.base62() : 0
        return `&${lifetime === 0 ? '' : `${this.#lifetime(lifetime)} `}${tag === 'Q' ? 'mut ' : ''}${this.#type()}`
      }
      case 'P':
        return `*const ${this.#type()}`
      case 'O':
        return `*mut ${this.#type()}`
      case 'A':
        return `[${this.#type()}; ${this.#constant(true)}]`
      case 'S':
        return `[${this.#type()}]`
      case 'T':
        return tuple(symbol.list(this.#type))
      case 'F':
        return this.#binder(this.#signature)
      case 'D': {
        const bounds = this.#binder(() => symbol.list(this.#dynTrait).join(' + '))
        const lifetime = symbol.eat('L') ? symbol.base62() : symbol.fail()
        return `dyn ${bounds}${lifetime === 0 ? '' : ` + ${this.#lifetime(lifetime)}`}`
      }
      case 'W':
        return `${this.#type()} is ${this.#pattern()}`
      case 'B':
        return symbol.back(this.#type)
      default:
        return symbol.fail()
    }
  }

  /** Of a type that has only some of the values of another. */
  #pattern = (): string =>
    this.#symbol.within(() => {
      const symbol = this.#symbol
      switch (symbol.next()) {
        case 'R':
          return `${this.#constant(false)}..=${this.#constant(false)}`
        case 'O':
          return symbol.list(this.#pattern).join(' | ')
        case 'N':
          return '!null'
        default:
          return symbol.fail()
      }
    })

  #signature = (): string => {
    const symbol = this.#symbol
    const unsafe = symbol.eat('U') ? 'unsafe ' : ''
    const named = (): string => (symbol.eat('C') ? 'C' : symbol.identifier().replaceAll('_', '-'))
    const abi = symbol.eat('K') ? `extern "${named()}" ` : ''
    const parameters = symbol.list(this.#type).join(', ')
    const result = symbol.eat('u') ? '' : ` -> ${this.#type()}`
    return `${unsafe}${abi}fn(${parameters})${result}`
  }

  /** A trait, whose associated types and constants stand among its generic arguments. */
  #dynTrait = (): string => {
    const trait = this.path(false)
    const types: string[] = []
    while (this.#symbol.eat('p')) types.push(`${this.#symbol.identifier()} = ${this.#argument()}`)
    if (types.length === 0) return trait
    return trait.endsWith('>') && !trait.startsWith('<')
      ? `${trait.slice(0, -1)}, ${types.join(', ')}>`
      : `${trait}<${types.join(', ')}>`
  }

  /** @param inValue where a compound constant needs no braces */
  #constant(inValue: boolean): string {
    return this.#symbol.within(() => this.#constantOf(this.#symbol.next(), inValue))
  }

  #constantOf(tag: string, inValue: boolean): string {
    const symbol = this.#symbol
    const braced = (text: string): string => (inValue ? text : `{${text}}`)
    const inner = (): string => this.#constant(true)
    if (unsigned.has(tag)) return this.#number()
    if (signed.has(tag)) return `${symbol.eat('n') ? '-' : ''}${this.#number()}`
    switch (tag) {
      case 'p':
        return '_'
      case 'b':
        return { 0: 'false', 1: 'true' }[this.#number()] ?? symbol.fail()
      case 'c':
        return this.#character()
      case 'e':
        return braced(`*${this.#string()}`)
      case 'R':
        return symbol.eat('e') ? this.#string() : braced(`&${inner()}`)
      case 'Q':
        return braced(`&mut ${inner()}`)
      case 'A':
        return braced(`[${symbol.list(inner).join(', ')}]`)
      case 'T':
        return braced(tuple(symbol.list(inner)))
      case 'V':
        return braced(this.#structure(inner))
      case 'B':
        return symbol.back(() => this.#constant(inValue))
      default:
        return symbol.fail()
    }
  }

  #number(): string {
    return BigInt(`0x${this.#symbol.hex() || '0'}`).toString()
  }

  #character(): string {
    const code = Number(this.#number())
    if (code > 0x10_ffff) this.#symbol.fail()
    return `'${JSON.stringify(String.fromCodePoint(code)).slice(1, -1).replace('\\"', '"')}'`
  }

  #string(): string {
    const bytes = this.#symbol.hex().match(/../g) ?? []
    return JSON.stringify(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16))))
  }

  #structure(inner: () => string): string {
    const symbol = this.#symbol
    const field = (): string => {
      symbol.optional62('s')
      return `${symbol.identifier()}: ${inner()}`
    }
    const path = this.path(true)
    switch (symbol.next()) {
      case 'U':
        return path
      case 'T':
        return `${path}(${symbol.list(inner).join(', ')})`
      case 'S':
        return `${path} { ${symbol.list(field).join(', ')} }`
      default:
        return symbol.fail()
    }
  }
}

/**
 * A name in Rust's v0 mangling, `_RNvNtCs…_4core3fmt5write`, as Rust writes it; `null` when it is none, or longer than anyone would
 * read. RFC 2603 and, for constants of more than one part, the book of rustc ("v0 Symbol Format").
 */
export const demangleV0 = (name: string): string | null => {
  // The suffix of a thing that LLVM has made of the function is worth reading; that it was made public is not.
  const [, text, suffix = ''] = /^_?_R([A-Z][^.$]*)([.$].*)?$/s.exec(name) ?? []
  if (text === undefined) return null
  try {
    const symbol = new Symbol(text)
    const demangler = new Demangler(symbol)
    const path = demangler.path(true)
    // The crate in which a generic function was instantiated.
    if (symbol.rest !== '') demangler.path(false)
    return symbol.rest === '' ? path + (suffix.startsWith('.llvm.') ? '' : suffix) : null
  } catch (error) {
    if (error instanceof NoSymbol) return null
    throw error
  }
}
