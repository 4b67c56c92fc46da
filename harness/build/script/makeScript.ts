import { version } from 'esbuild'
import { bundleArgs } from '../../bundle.ts'
import type { Artefact } from '../../schema/manifest.ts'
import { compress, sizesOf } from '../compress.ts'
import { furtherInputs } from '../furtherInputs.ts'
import { sha256 } from '../inputs.ts'
import type { Maker, Workshop } from '../maker.ts'
import type { Keyed, ScriptTask } from '../task.ts'
import { type BundledScript, bundleScript } from './bundleScript.ts'

/** Raise it when the same inputs no longer give the same artefact or the same facts. */
const formatVersion = 1

/** Makes the artefact of what esbuild bundled and puts it into the cache under its key. */
const finish = async (
  { crate, id, key, inputs }: Keyed<ScriptTask>,
  { text, sources, exports, command }: BundledScript,
  shop: Workshop,
  elapsedMs: () => number,
): Promise<Artefact> => {
  const bytes = new TextEncoder().encode(text)
  const compressed = await compress(bytes)
  const artefact: Artefact = {
    crate: crate.name,
    variant: id,
    language: 'javascript',
    file: shop.cache.file(key, crate.name, id, '.js'),
    sha256: sha256(bytes),
    sizes: sizesOf(bytes, compressed),
    exports: [...exports],
    // What only modules have.
    sharedMemory: null,
    sections: [],
    functions: 0,
    imports: [],
    features: [],
    simdInstructions: 0,
    simdMix: {},
    largestFunctions: [],
    steps: [],
    reach: null,
    scripts: null,
    std: 'prebuilt',
    commands: { cargo: command, wasmOpt: null },
    buildMs: elapsedMs(),
  }
  const further = await furtherInputs(sources, inputs, shop)
  await shop.cache.write(key, artefact, bytes, compressed, further)
  return artefact
}

/** Makes scripts: esbuild bundles and minifies what the crate brings with it. */
export const scriptMaker: Maker<ScriptTask> = {
  key: ({ crate, id, name }, inputs) =>
    sha256(
      JSON.stringify([
        ['javascript', formatVersion, version],
        [crate.name, id, crate.metadata.kind, bundleArgs(name)],
        inputs.map((input) => [input.path, input.sha256]),
      ]),
    ),
  begin: async (task, shop) => {
    const bundled = await bundleScript(task, shop.workspaceRoot)
    return (elapsedMs) => finish(task, bundled, shop, elapsedMs)
  },
}
