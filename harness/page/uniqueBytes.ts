const encoder = new TextEncoder()

/** Unsigned LEB128, the integer encoding of the Wasm binary format. */
const leb128 = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
    rest >>>= 7
  } while (rest > 0)
  return bytes
}

/**
 * The same module with a custom section that no other module has. V8 keeps compiled code by the bytes of the module,
 * so that a second compilation of the same bytes in one process costs nothing and yields code that is already optimised.
 */
export const uniqueBytes = (module: Uint8Array, mark: string): Uint8Array<ArrayBuffer> => {
  const name = encoder.encode('crosslane')
  const content = encoder.encode(mark)
  const payload = [...leb128(name.length), ...name, ...content]
  const section = [0, ...leb128(payload.length), ...payload]
  const bytes = new Uint8Array(module.length + section.length)
  bytes.set(module)
  bytes.set(section, module.length)
  return bytes
}
