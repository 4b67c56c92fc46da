import { type Compressed, sizesOf } from '../build/compress.ts'
import { sha256 } from '../build/inputs.ts'
import { functionNames, largestFunctions, type NamedFunction } from '../build/inspect/functionNames.ts'
import { preambleBytes } from '../build/inspect/sections.ts'
import type { Artefact } from '../schema/manifest.ts'
import type { Reach } from '../schema/reach.ts'
import type { ReadModule } from './readModule.ts'

/** All there is to know of a module that is not run; named as the facts of a built one are. */
export interface ModuleFacts extends Pick<
  Artefact,
  'sha256' | 'sizes' | 'sections' | 'imports' | 'exports' | 'features' | 'simdInstructions'
> {
  readonly file: string
  /** Bytes before the first section; with the sections, they add up to `sizes.raw`. */
  readonly preamble: number
  /** Number of functions that are defined in it. */
  readonly functions: number
  readonly simdMix: Readonly<Record<string, number>>
  /** Every function, the largest first. */
  readonly bySize: readonly NamedFunction[]
  readonly reach: Reach
}

/** Puts the facts together. */
export const moduleFacts = (
  { file, bytes, inspection }: ReadModule,
  compressed: Compressed,
  reachOf: (features: readonly string[]) => Reach,
): ModuleFacts => ({
  file,
  sha256: sha256(bytes),
  sizes: sizesOf(bytes, compressed),
  preamble: preambleBytes,
  sections: [...inspection.sections],
  functions: inspection.functions.length,
  imports: [...inspection.imports],
  exports: inspection.exports.map(({ name }) => name),
  features: [...inspection.features],
  simdInstructions: inspection.simdInstructions,
  simdMix: inspection.simdMix,
  bySize: largestFunctions(inspection, functionNames(bytes), inspection.functions.length),
  reach: reachOf(inspection.features),
})
