import { demangleLegacy } from './legacy.ts'
import { demangleV0 } from './v0.ts'

/**
 * A function's name as its author knows it. Names that are not mangled by Rust, those of C++ among them, stay as they are, and so
 * does what tools have written behind one: wasm-bindgen has functions called `_ZN…E externref shim`.
 */
export const demangle = (name: string): string =>
  name.replace(/^\S+/, (word) => demangleV0(word) ?? demangleLegacy(word) ?? word)
