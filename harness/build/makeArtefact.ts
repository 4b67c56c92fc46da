import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Artefact } from '../schema/manifest.ts'
import { bind } from './bindgen/bind.ts'
import { cacheKey } from './cacheKey.ts'
import { cargoCommandLine } from './cargoBuild.ts'
import { commandLine } from './commandLine.ts'
import { countingExports } from './countingFeature.ts'
import { finishModule } from './finishModule.ts'
import { furtherInputs } from './furtherInputs.ts'
import { remapping } from './remap.ts'
import { type CargoOutput, runCargo } from './runCargo.ts'
import type { Maker, Workshop } from './maker.ts'
import { StageFailure } from './stageFailure.ts'
import { targetFolder } from './targetFolder.ts'
import type { Keyed, ModuleTask } from './task.ts'
import { strippingArgs } from './wasmOpt.ts'

/** Compiles the task's crate into its target folder, which nobody else may use meanwhile. Throws StageFailure. */
const compile = (task: ModuleTask, shop: Workshop): Promise<CargoOutput> =>
  runCargo(task.cargo, {
    toolchain: shop.toolchain,
    manifestPath: join(task.crate.folder, 'Cargo.toml'),
    targetFolder: targetFolder(task, shop),
    remapping: remapping(
      {
        everywhere: [
          { from: homedir(), to: '/home' },
          ...(shop.env['CARGO_HOME'] === undefined ? [] : [{ from: shop.env['CARGO_HOME'], to: '/cargo' }]),
          { from: shop.targets, to: '/cache' },
        ],
        workspace: { from: shop.workspaceRoot, to: '/workspace' },
      },
      task.flags,
    ),
    jobs: shop.jobs,
    cwd: shop.workspaceRoot,
    env: shop.env,
    signal: shop.signal,
  })

/** Throws StageFailure when a module that has to count does not say what it counted. */
const checkCounting = ({ counting }: ModuleTask, exports: readonly string[]): void => {
  const missing = countingExports.find((name) => !exports.includes(name))
  if (!counting || missing === undefined) return
  throw new StageFailure(
    'contract',
    `It does not export ${missing}: its feature "counting" has to set a #[global_allocator] that counts, and write #[unsafe(no_mangle)] pub extern "C" fn ${missing}() -> u32.`,
  )
}

/** Makes the artefact of what cargo built and puts it into the cache under its key. Throws StageFailure. */
const finish = async (
  task: Keyed<ModuleTask>,
  output: CargoOutput,
  shop: Workshop,
  /** Time since the task was begun, in ms. */
  elapsedMs: () => number,
): Promise<Artefact> => {
  const { id, variant, crate, wasmOpt, key, inputs } = task
  const bound = await bind(crate, output, { ...shop, cache: shop.cache.folder })
  const { kind } = crate.metadata
  const rules = { id, variant, crateFeatures: crate.features, kind, glue: bound.scripts !== null }
  const options = { cwd: shop.cache.folder, env: shop.env, signal: shop.signal }
  const module = await finishModule(bound.bytes, rules, shop.toolchain, wasmOpt, options)
  checkCounting(task, module.facts.exports)
  const built = `${crate.name.replaceAll('-', '_')}.wasm`
  const artefact: Artefact = {
    crate: crate.name,
    variant: id,
    language: 'wasm',
    file: shop.cache.file(key, crate.name, id),
    ...module.facts,
    // Worked out anew for every manifest.
    reach: null,
    scripts: bound.scripts && shop.cache.scripts(key),
    commands: {
      cargo: cargoCommandLine(shop.toolchain, task.cargo),
      wasmOpt:
        wasmOpt === null
          ? null
          : commandLine('wasm-opt', [...wasmOpt, ...strippingArgs, built, '-o', `${crate.name}.${id}.wasm`]),
    },
    std: task.flags.std,
    buildMs: elapsedMs(),
  }
  const further = await furtherInputs(bound.sources, inputs, shop)
  await shop.cache.write(key, artefact, module.bytes, module.compressed, further, bound.scripts)
  return artefact
}

/** Makes modules: cargo in the target folder, everything else beside it. */
export const moduleMaker: Maker<ModuleTask> = {
  key: ({ crate, id, variant, cargo, wasmOpt }, inputs, { facts }) =>
    cacheKey({ crate: crate.name, variant: id, cargo, wasmOpt, simd: variant.simd, toolchain: facts, inputs }),
  begin: async (task, shop) => {
    const output = await compile(task, shop)
    return (elapsedMs) => finish(task, output, shop, elapsedMs)
  },
}
