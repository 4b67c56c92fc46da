import { demangle } from './demangle/demangle.ts'
import type { DefinedFunction, Export, Inspection } from './inspect.ts'
import { type Reader, WasmDecodeError } from './reader.ts'
import { readSections } from './sections.ts'

/** Names of functions by their index, as they stand in a module. */
export type FunctionNames = ReadonlyMap<number, string>

/** The subsection of the name section that names functions (core specification, 7.4.1). */
const functionSubsection = 1

const readNames = (reader: Reader, names: Map<number, string>): void => {
  while (!reader.done) {
    const id = reader.byte()
    const subsection = reader.part(reader.u32())
    if (id === functionSubsection) subsection.list(() => names.set(subsection.u32(), subsection.name()))
  }
}

/** What the name section calls the functions. A section that is damaged names those before the damage: engines do not mind it either. */
export const functionNames = (module: Uint8Array): FunctionNames => {
  const names = new Map<number, string>()
  for (const { name, body } of readSections(module)) {
    if (name !== 'custom:name') continue
    try {
      readNames(body, names)
    } catch (error) {
      if (!(error instanceof WasmDecodeError)) throw error
    }
  }
  return names
}

/** Says what to call a function: by its demangled name or, where it has none, by what it is exported as; `null` where both are missing. */
export const nameBy = (names: FunctionNames, exports: readonly Export[]): ((index: number) => string | null) => {
  const exported = new Map(
    exports.flatMap(({ kind, index, name }): [number, string][] => (kind === 'function' ? [[index, name]] : [])),
  )
  return (index) => {
    const name = names.get(index)
    return name === undefined ? (exported.get(index) ?? null) : demangle(name)
  }
}

/** A function with its name and the bytes that it takes up in the code section. */
export interface NamedFunction extends DefinedFunction {
  readonly name: string | null
}

/** The functions that take up most, largest first. `names` may be those of the same module before it was stripped of them. */
export const largestFunctions = (
  { functions, exports }: Inspection,
  names: FunctionNames,
  count: number,
): NamedFunction[] => {
  const nameOf = nameBy(names, exports)
  return functions
    .toSorted((one, other) => other.bytes - one.bytes || one.index - other.index)
    .slice(0, count)
    .map(({ index, bytes }) => ({ index, name: nameOf(index), bytes }))
}
