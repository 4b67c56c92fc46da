import { Reader } from './reader.ts'

/** Names of the sections by their id (core specification, 5.5.2); custom sections have a name of their own. */
const names = [
  'custom',
  'type',
  'import',
  'function',
  'table',
  'memory',
  'global',
  'export',
  'start',
  'element',
  'code',
  'data',
  'data-count',
  'tag',
] as const

export type SectionName = (typeof names)[number]

export interface Section {
  readonly kind: SectionName
  /** `type`, `code`, …; `custom:producers` for a custom section. */
  readonly name: string
  /** Payload with its header: id, length and, in a custom section, the name. */
  readonly bytes: number
  /** Stands at the first byte of the payload; behind the name in a custom section. */
  readonly body: Reader
}

/** Bytes of the magic number and the version, which belong to no section. */
export const preambleBytes = 8

/** The sections in file order. Throws WasmDecodeError on what is no core Wasm module. */
export const readSections = (bytes: Uint8Array): Section[] => {
  const reader = new Reader(bytes)
  for (const expected of [0x00, 0x61, 0x73, 0x6d]) {
    if (reader.byte() !== expected) reader.fail('Not a Wasm module: the magic number is wrong', 0)
  }
  for (const expected of [0x01, 0x00, 0x00, 0x00]) {
    if (reader.byte() !== expected) reader.fail('Not a core Wasm module of version 1', 4)
  }
  const sections: Section[] = []
  while (!reader.done) {
    const start = reader.offset
    const id = reader.byte()
    const kind = names[id] ?? reader.fail(`Unknown section ${id}`, start)
    const body = reader.part(reader.u32())
    const name = kind === 'custom' ? `custom:${body.name()}` : kind
    sections.push({ kind, name, bytes: reader.offset - start, body })
  }
  return sections
}
