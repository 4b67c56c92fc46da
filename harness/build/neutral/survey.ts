import { readExternKind, readGlobalType, readMemory, readTableType, readTag } from '../inspect/definitions.ts'
import type { Findings } from '../inspect/features.ts'
import { Reader } from '../inspect/reader.ts'
import { readSections, type Section, type SectionName } from '../inspect/sections.ts'
import { readTypes, readValueType } from '../inspect/types.ts'
import {
  elementPlaces,
  exportPlaces,
  expressionPlaces,
  type FindPlaces,
  type FunctionPlace,
  globalPlaces,
  startPlaces,
  tablePlaces,
} from './functionPlaces.ts'

/** A function's body in the file, its size not counted in. */
export interface Body {
  readonly from: number
  readonly to: number
  /** Offset of its first instruction, behind the locals. */
  readonly entry: number
  readonly places: readonly FunctionPlace[]
  readonly loops: boolean
}

/** What has to be known of a module to move its functions. */
export interface Survey {
  /** In file order. */
  readonly sections: readonly Section[]
  /** Where each section but code names functions. */
  readonly places: ReadonlyMap<Section, readonly FunctionPlace[]>
  /** Number of types, and the first of them that takes and returns nothing; -1 where there is none. */
  readonly types: number
  readonly emptyType: number
  readonly importedFunctions: number
  /** Imported and defined. */
  readonly globals: number
  /** Types of the defined functions. */
  readonly functionTypes: readonly number[]
  readonly bodies: readonly Body[]
  readonly exported: ReadonlySet<number>
}

const findPlaces: Partial<Record<SectionName, FindPlaces>> = {
  table: tablePlaces,
  global: globalPlaces,
  export: exportPlaces,
  start: startPlaces,
  element: elementPlaces,
}

/** Number of functions and of globals that are imported. */
const readImports = (reader: Reader, found: Findings): { functions: number; globals: number } => {
  const kinds = reader.list(() => {
    reader.name()
    reader.name()
    const kind = readExternKind(reader)
    if (kind === 'function') reader.u32()
    else if (kind === 'table') readTableType(reader, found)
    else if (kind === 'memory') readMemory(reader, found)
    else if (kind === 'global') readGlobalType(reader, found)
    else readTag(reader, found)
    return kind
  })
  const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length
  return { functions: count('function'), globals: count('global') }
}

const readBody = (reader: Reader, found: Findings): Body => {
  const from = reader.offset
  reader.list(() => {
    reader.u32()
    readValueType(reader, found)
  })
  return { from, entry: reader.offset, ...expressionPlaces(reader, found), to: reader.end }
}

/**
 * Walks over the whole module; leaves the readers of the sections at their beginning.
 * Throws WasmDecodeError on what the decoder does not know.
 */
export const survey = (module: Uint8Array): Survey => {
  const found: Findings = { features: new Set(), usesTags: false }
  const sections = readSections(module)
  const afresh = ({ body }: Section): Reader => new Reader(module, body.offset, body.end)
  const reading = <Facts>(kind: SectionName, absent: Facts, read: (reader: Reader) => Facts): Facts => {
    const section = sections.find((each) => each.kind === kind)
    return section === undefined ? absent : read(afresh(section))
  }
  const types = reading('type', [], (reader) => readTypes(reader, found))
  const imports = reading('import', { functions: 0, globals: 0 }, (reader) => readImports(reader, found))
  return {
    sections,
    places: new Map(sections.map((section) => [section, findPlaces[section.kind]?.(afresh(section), found) ?? []])),
    types: types.length,
    emptyType: types.findIndex((type) => type !== null && type.params.length === 0 && type.results.length === 0),
    importedFunctions: imports.functions,
    // The count stands first; what the globals are like does not matter here.
    globals: imports.globals + reading('global', 0, (reader) => reader.u32()),
    functionTypes: reading('function', [], (reader) => reader.list(() => reader.u32())),
    bodies: reading('code', [], (reader) => reader.list(() => readBody(reader.part(reader.u32()), found))),
    exported: new Set(reading('export', [], (reader) => exportPlaces(reader, found)).map(({ index }) => index)),
  }
}
