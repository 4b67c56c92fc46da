import type { Artefact } from '../schema/manifest.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { CommandOptions } from './command.ts'
import { compress, type Compressed, sizesOf } from './compress.ts'
import { checkContract, type Rules } from './contract.ts'
import { sha256 } from './inputs.ts'
import { functionNames, largestFunctions } from './inspect/functionNames.ts'
import { inspect, type Inspection } from './inspect/inspect.ts'
import { WasmDecodeError } from './inspect/reader.ts'
import { StageFailure } from './stageFailure.ts'
import { strip, withoutDebugInformation } from './strip.ts'
import { runWasmOpt } from './wasmOpt.ts'

/** A module as it is served, and what there is to know of it. */
export interface FinishedModule {
  readonly bytes: Uint8Array
  readonly compressed: Compressed
  readonly facts: Pick<
    Artefact,
    | 'sha256'
    | 'sizes'
    | 'sections'
    | 'functions'
    | 'imports'
    | 'sharedMemory'
    | 'exports'
    | 'features'
    | 'simdInstructions'
    | 'simdMix'
    | 'largestFunctions'
    | 'steps'
  >
}

/** Of this many functions an artefact tells name and size. */
const toldFunctions = 30

/** A module on its way: as wasm-opt left it, with the names of its functions, and as it is served. */
interface Made {
  readonly named: Uint8Array
  readonly served: Uint8Array
  readonly steps: Artefact['steps']
}

/** Names go through wasm-opt and are left out after it, so that what is served has functions whose names are known. */
const optimise = async (
  built: Uint8Array,
  toolchain: Toolchain,
  args: readonly string[],
  options: CommandOptions,
): Promise<Made> => {
  const named = await runWasmOpt(withoutDebugInformation(built), toolchain, ['-g', ...args], options)
  const served = strip(named)
  const steps: Artefact['steps'] = [
    { step: 'cargo', bytes: built.length },
    { step: 'wasm-opt', bytes: named.length },
    { step: 'strip', bytes: served.length },
  ]
  return { named, served, steps }
}

const decode = (bytes: Uint8Array): Inspection => {
  try {
    return inspect(bytes)
  } catch (error) {
    if (error instanceof WasmDecodeError) throw new StageFailure('inspect', error.message)
    throw error
  }
}

/** One without a maximum does not validate. */
const sharedMemoryOf = ({ importedMemory }: Inspection): Artefact['sharedMemory'] =>
  importedMemory?.shared === true && importedMemory.maximum !== null
    ? { initial: importedMemory.initial, maximum: importedMemory.maximum }
    : null

/** From cargo's module to the one that is served: optimised, stripped, decoded, checked, compressed. Throws StageFailure. */
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
  const { named, served, steps } =
    wasmOptArgs === null
      ? { named: built, served: built, steps: [{ step: 'cargo' as const, bytes: built.length }] }
      : await optimise(built, toolchain, wasmOptArgs, options)
  const inspection = decode(served)
  checkContract(inspection, rules)
  const compressed = await compress(served)
  return {
    bytes: served,
    compressed,
    facts: {
      sha256: sha256(served),
      sizes: sizesOf(served, compressed),
      sections: [...inspection.sections],
      functions: inspection.functions.length,
      imports: [...inspection.imports],
      sharedMemory: sharedMemoryOf(inspection),
      exports: inspection.exports.map(({ name }) => name),
      features: [...inspection.features],
      simdInstructions: inspection.simdInstructions,
      simdMix: inspection.simdMix,
      largestFunctions: largestFunctions(inspection, functionNames(named), toldFunctions),
      steps,
    },
  }
}
