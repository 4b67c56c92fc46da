import { readdir, readFile } from 'node:fs/promises'
import { problem } from '../errors.ts'
import { type Inspection, inspect } from '../build/inspect/inspect.ts'
import { WasmDecodeError } from '../build/inspect/reader.ts'

/** A Wasm file that could be decoded. */
export interface ReadModule {
  /** As it was named. */
  readonly file: string
  readonly bytes: Uint8Array
  readonly inspection: Inspection
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** What a file is that does not begin like a module, and what to do about it. */
const whatElse = (bytes: Uint8Array): readonly [what: string, hint: string] => {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).trimStart()
  if (bytes.length === 0) return ['it is empty', 'Build it again, or download it again.']
  if (startsWith(bytes, 0x1f, 0x8b)) return ['it is compressed with gzip', 'Decompress it first: gzip -d']
  if (startsWith(bytes, 0x28, 0xb5, 0x2f, 0xfd)) return ['it is compressed with zstd', 'Decompress it first: zstd -d']
  if (/^(?:\(module|\(component|;;|\(;)/.test(text)) {
    return ['it is the text format', 'Turn it into the binary format: npx wasm-as FILE.wat -o FILE.wasm']
  }
  if (text.startsWith('version https://git-lfs.github.com/')) {
    return ['it is a pointer of Git LFS', 'Fetch the file itself: git lfs pull']
  }
  if (/^<(?:!doctype|html)/i.test(text)) {
    return ['it is a web page', 'What was downloaded is probably an error page: look at it.']
  }
  return ['its first four bytes are not those of Wasm', 'Name a .wasm file.']
}

const read = async (file: string, path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw problem('noModule', file)
    if (code !== 'EISDIR') throw error
    const modules = (await readdir(path)).filter((name) => name.endsWith('.wasm')).toSorted()
    throw problem('moduleIsFolder', file, modules)
  }
}

/**
 * Reads and decodes a module. Throws `noModule`, `moduleIsFolder`, `notWasm`, `isComponent` or `brokenModule`.
 *
 * @param file as it was named, for messages
 * @param path where it is
 */
export const readModule = async (file: string, path: string): Promise<ReadModule> => {
  const bytes = await read(file, path)
  if (!startsWith(bytes, 0x00, 0x61, 0x73, 0x6d)) throw problem('notWasm', file, ...whatElse(bytes))
  // Behind the magic number stand a version and a layer, of two bytes each; components are layer 1.
  if (bytes[6] === 1 && bytes[7] === 0) throw problem('isComponent', file)
  try {
    return { file, bytes, inspection: inspect(bytes) }
  } catch (error) {
    if (error instanceof WasmDecodeError) throw problem('brokenModule', file, error.message)
    throw error
  }
}
