import { join } from 'node:path'
import { type Bundle, bundleWithSources } from '../../bundle.ts'
import type { Scripts } from '../artefactCache.ts'
import type { BenchmarkCrate } from '../discover.ts'
import type { CargoOutput } from '../runCargo.ts'
import { StageFailure } from '../stageFailure.ts'
import { exists } from '../workspace.ts'
import { type BindgenOptions, needsBindgen, runBindgen } from './wasmBindgen.ts'

/** What a crate of the kind "boundary" has beside its Cargo.toml. */
const adapterFile = 'bench.ts'

const bundleAdapter = async (folder: string): Promise<Bundle> => {
  const entry = join(folder, adapterFile)
  if (!(await exists(entry))) {
    throw new StageFailure(
      'contract',
      `There is no ${adapterFile} beside its Cargo.toml: a crate of the kind "boundary" says there how it is called.`,
    )
  }
  try {
    return bundleWithSources(entry, { minify: false })
  } catch (error) {
    throw new StageFailure('contract', `${adapterFile} cannot be bundled: ${(error as Error).message}`)
  }
}

/** What cargo built as it goes on from here, with the JavaScript that belongs to it. */
export interface Bound extends CargoOutput {
  /** `null` where there is none. */
  readonly scripts: Scripts | null
}

/**
 * wasm-bindgen's part, for crates that measure the crossing into JavaScript; others stay as they are. What wasm-bindgen knows
 * nothing of has no scripts, and the contract says what that means. Throws StageFailure.
 */
export const bind = async (crate: BenchmarkCrate, output: CargoOutput, options: BindgenOptions): Promise<Bound> => {
  if (crate.metadata.kind !== 'boundary' || !needsBindgen(output.bytes)) return { ...output, scripts: null }
  const adapter = await bundleAdapter(crate.folder)
  const { bytes, glue } = await runBindgen(output.bytes, options)
  return { bytes, sources: [...output.sources, ...adapter.sources], scripts: { glue, adapter: adapter.text } }
}
