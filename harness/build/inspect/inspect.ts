import { type CodeFacts, readCode } from './code.ts'
import {
  type ExternKind,
  type Limits,
  readExternKind,
  readGlobalType,
  readMemory,
  readTable,
  readTableType,
  readTag,
} from './definitions.ts'
import type { Findings, WasmFeature } from './features.ts'
import { readConstantExpression } from './instructions.ts'
import type { Reader } from './reader.ts'
import { readSections, type SectionName } from './sections.ts'
import { readData, readElements } from './segments.ts'
import { type FunctionType, readTypes } from './types.ts'

export interface Export {
  readonly name: string
  readonly kind: ExternKind
  /** Parameters and results, when it is a function. */
  readonly type: FunctionType | null
  /** In the index space of its kind, where what is imported comes first. */
  readonly index: number
}

/** A function that the module defines. */
export interface DefinedFunction {
  /** In the index space of functions, where imported ones come first. */
  readonly index: number
  /** Of its body with the length before it; with the number of functions, they fill the code section. */
  readonly bytes: number
}

/** What can be learnt of a module without running it. */
export interface Inspection {
  /** In file order; with the 8 bytes of the preamble, `bytes` add up to the size of the file. */
  readonly sections: readonly { readonly name: string; readonly bytes: number }[]
  /** Functions defined in the module, in file order; imported ones are not among them. */
  readonly functions: readonly DefinedFunction[]
  /** `module.name` of each. */
  readonly imports: readonly string[]
  /** The first memory among them, in pages of 64 KiB; `null` where all are the module's own. */
  readonly importedMemory: Limits | null
  readonly exports: readonly Export[]
  /** In alphabetical order. Found in code, types and definitions; what the target_features section claims counts for nothing. */
  readonly features: readonly WasmFeature[]
  /** Instructions of the code section behind the prefix 0xFD, relaxed ones too. */
  readonly simdInstructions: number
  /** How often each of them occurs, by its name in the text format; the most frequent first. */
  readonly simdMix: Readonly<Record<string, number>>
}

/** The index spaces, as far as exports need them, and everything else that sections tell. */
interface Module extends Findings {
  types: readonly (FunctionType | null)[]
  /** Indices of the functions' types, imported functions first. */
  readonly functions: number[]
  /** Whether each global is mutable, imported globals first. */
  readonly globals: boolean[]
  memories: number
  tables: number
  readonly imports: string[]
  importedMemory: Limits | null
  exports: readonly { name: string; kind: ExternKind; index: number }[]
  code: CodeFacts
}

const readImport = (reader: Reader, module: Module): void => {
  module.imports.push(`${reader.name()}.${reader.name()}`)
  switch (readExternKind(reader)) {
    case 'function':
      module.functions.push(reader.u32())
      break
    case 'table':
      readTableType(reader, module)
      module.tables += 1
      break
    case 'memory': {
      const limits = readMemory(reader, module)
      module.importedMemory ??= limits
      module.memories += 1
      break
    }
    case 'global': {
      const mutable = readGlobalType(reader, module)
      module.globals.push(mutable)
      if (mutable) module.features.add('mutableGlobals')
      break
    }
    case 'tag':
      readTag(reader, module)
  }
}

const readSection: Record<SectionName, (reader: Reader, module: Module) => void> = {
  custom: (reader) => reader.skip(reader.end - reader.offset),
  type: (reader, module) => {
    module.types = readTypes(reader, module)
  },
  import: (reader, module) => {
    reader.list(() => readImport(reader, module))
  },
  function: (reader, module) => {
    reader.list(() => module.functions.push(reader.u32()))
  },
  table: (reader, module) => {
    module.tables += reader.list(() => readTable(reader, module)).length
  },
  memory: (reader, module) => {
    module.memories += reader.list(() => readMemory(reader, module)).length
  },
  global: (reader, module) => {
    reader.list(() => {
      module.globals.push(readGlobalType(reader, module))
      readConstantExpression(reader, module)
    })
  },
  export: (reader, module) => {
    module.exports = reader.list(() => ({ name: reader.name(), kind: readExternKind(reader), index: reader.u32() }))
  },
  start: (reader) => void reader.u32(),
  element: readElements,
  code: (reader, module) => {
    module.code = readCode(reader, module)
  },
  data: readData,
  'data-count': (reader, module) => {
    reader.u32()
    module.features.add('bulkMemory')
  },
  tag: (reader, module) => {
    reader.list(() => readTag(reader, module))
  },
}

const noteWholeModule = (module: Module): void => {
  if (module.memories > 1) module.features.add('multiMemory')
  if (module.tables > 1) module.features.add('referenceTypes')
  const exportsMutable = module.exports.some(({ kind, index }) => kind === 'global' && module.globals[index] === true)
  if (exportsMutable) module.features.add('mutableGlobals')
  // Both designs of exceptions have tags; only where nothing else tells do they mean the older one.
  if (module.usesTags && !module.features.has('exceptionsFinal')) module.features.add('exceptions')
}

/** Decodes a core Wasm module (specification 3.0, with threads, relaxed SIMD and legacy exceptions). Throws WasmDecodeError. */
export const inspect = (bytes: Uint8Array): Inspection => {
  const module: Module = {
    features: new Set(),
    usesTags: false,
    types: [],
    functions: [],
    globals: [],
    memories: 0,
    tables: 0,
    imports: [],
    importedMemory: null,
    exports: [],
    code: { bodies: [], simdInstructions: 0, simdMix: {} },
  }
  const sections = readSections(bytes)
  for (const { kind, name, body } of sections) {
    readSection[kind](body, module)
    if (!body.done) body.fail(`The ${name} section is longer than what it holds`)
  }
  noteWholeModule(module)
  const { bodies, simdInstructions, simdMix } = module.code
  const imported = module.functions.length - bodies.length
  return {
    sections: sections.map(({ name, bytes: length }) => ({ name, bytes: length })),
    functions: bodies.map((length, place) => ({ index: imported + place, bytes: length })),
    imports: module.imports,
    importedMemory: module.importedMemory,
    exports: module.exports.map(({ name, kind, index }) => {
      const type = kind === 'function' ? module.types[module.functions[index] ?? -1] : undefined
      return { name, kind, type: type ?? null, index }
    }),
    features: [...module.features].toSorted(),
    simdInstructions,
    simdMix,
  }
}
