import type { Artefact } from '../schema/manifest.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { CommandOptions } from './command.ts'
import { compress, type Compressed } from './compress.ts'
import { checkContract, type Rules } from './contract.ts'
import { sha256 } from './inputs.ts'
import { inspect, type Inspection } from './inspect/inspect.ts'
import { WasmDecodeError } from './inspect/reader.ts'
import { StageFailure } from './stageFailure.ts'
import { runWasmOpt } from './wasmOpt.ts'

/** A module as it is served, and what there is to know of it. */
export interface FinishedModule {
  readonly bytes: Uint8Array
  readonly compressed: Compressed
  readonly facts: Pick<
    Artefact,
    'sha256' | 'sizes' | 'sections' | 'functions' | 'imports' | 'exports' | 'features' | 'simdInstructions'
  >
}

const decode = (bytes: Uint8Array): Inspection => {
  try {
    return inspect(bytes)
  } catch (error) {
    if (error instanceof WasmDecodeError) throw new StageFailure('inspect', error.message)
    throw error
  }
}

/** From cargo's module to the one that is served: optimised, decoded, checked, compressed. Throws StageFailure. */
export const finishModule = async (
  built: Uint8Array,
  rules: Rules,
  toolchain: Toolchain,
  /** wasm-opt's arguments, or null to leave the module as it is. */
  wasmOptArgs: readonly string[] | null,
  options: CommandOptions,
): Promise<FinishedModule> => {
  // Checked before too: of SIMD where none is allowed, wasm-opt would only say that it does not validate.
  checkContract(decode(built), rules)
  const bytes = wasmOptArgs === null ? built : await runWasmOpt(built, toolchain, wasmOptArgs, options)
  const inspection = decode(bytes)
  checkContract(inspection, rules)
  const compressed = await compress(bytes)
  return {
    bytes,
    compressed,
    facts: {
      sha256: sha256(bytes),
      sizes: {
        raw: bytes.length,
        gzip: compressed.gzip.length,
        brotli: compressed.brotli.length,
        zstd: compressed.zstd.length,
      },
      sections: [...inspection.sections],
      functions: inspection.functions,
      imports: [...inspection.imports],
      exports: inspection.exports.map(({ name }) => name),
      features: [...inspection.features],
      simdInstructions: inspection.simdInstructions,
    },
  }
}
