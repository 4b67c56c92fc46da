import { preambleBytes, readSections } from './inspect/sections.ts'
import { concatenated } from './neutral/patch.ts'

/** Debug information: DWARF, or where else it is. */
const isDebugInformation = (name: string): boolean =>
  /^custom:(?:\.debug_.*|reloc\..debug_.*|external_debug_info|sourceMappingURL)$/.test(name)

/** What names functions, and which tools made the module. Engines need neither; `target_features`, which tools need, is not among them. */
const isNote = (name: string): boolean => name === 'custom:name' || name === 'custom:producers'

const without = (module: Uint8Array, unwanted: (name: string) => boolean): Uint8Array =>
  concatenated([
    module.subarray(0, preambleBytes),
    ...readSections(module).flatMap(({ name, bytes, body }) =>
      unwanted(name) ? [] : [module.subarray(body.end - bytes, body.end)],
    ),
  ])

/** The module without debug information, which would keep wasm-opt from some of its work. Throws WasmDecodeError. */
export const withoutDebugInformation = (module: Uint8Array): Uint8Array => without(module, isDebugInformation)

/** The module as it is served: without names, notes and debug information. Everything else keeps its bytes. Throws WasmDecodeError. */
export const strip = (module: Uint8Array): Uint8Array =>
  without(module, (name) => isNote(name) || isDebugInformation(name))
