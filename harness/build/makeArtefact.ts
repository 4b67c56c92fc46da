import { homedir } from 'node:os'
import { join, relative, sep } from 'node:path'
import type { Artefact } from '../schema/manifest.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { ArtefactCache } from './artefactCache.ts'
import { bind } from './bindgen/bind.ts'
import { cargoCommandLine } from './cargoBuild.ts'
import { commandLine } from './commandLine.ts'
import { countingExports } from './countingFeature.ts'
import { finishModule } from './finishModule.ts'
import { remapFlags } from './flags.ts'
import { type Input, readInput } from './inputs.ts'
import { type CargoOutput, runCargo } from './runCargo.ts'
import type { KeyedTask } from './keyTasks.ts'
import { StageFailure } from './stageFailure.ts'
import type { Task } from './task.ts'
import { strippingArgs } from './wasmOpt.ts'

/** Where artefacts are made. */
export interface Workshop {
  readonly workspaceRoot: string
  readonly cache: ArtefactCache
  readonly toolchain: Toolchain
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly jobs: number
}

/** Compiles the task's crate into its target folder, which nobody else may use meanwhile. Throws StageFailure. */
export const compile = (task: Task, shop: Workshop): Promise<CargoOutput> =>
  runCargo(task.cargo, {
    toolchain: shop.toolchain,
    manifestPath: join(task.crate.folder, 'Cargo.toml'),
    targetFolder: targetFolder(task, shop),
    remapFlags: remapFlags([
      { from: homedir(), to: '/home' },
      ...(shop.env['CARGO_HOME'] === undefined ? [] : [{ from: shop.env['CARGO_HOME'], to: '/cargo' }]),
      { from: shop.workspaceRoot, to: '/workspace' },
      { from: shop.cache.folder, to: '/cache' },
    ]),
    jobs: shop.jobs,
    cwd: shop.workspaceRoot,
    env: shop.env,
    signal: shop.signal,
  })

export const targetFolder = (task: Task, { cache }: Workshop): string => join(cache.folder, 'target', task.target)

/** Sources that rustc read, but that the key knows nothing of; what the build made itself is none. */
const furtherInputs = async ({ sources }: CargoOutput, known: readonly Input[], shop: Workshop): Promise<Input[]> => {
  const covered = new Set(known.map(({ path }) => path))
  const outside = sources.filter((source) => relative(shop.cache.folder, source).split(sep)[0] === '..')
  const inputs = await Promise.all(outside.map((source) => readInput(shop.workspaceRoot, source)))
  return inputs.filter(({ path }) => !covered.has(path))
}

/** Throws StageFailure when a module that has to count does not say what it counted. */
const checkCounting = ({ counting }: Task, exports: readonly string[]): void => {
  const missing = countingExports.find((name) => !exports.includes(name))
  if (!counting || missing === undefined) return
  throw new StageFailure(
    'contract',
    `It does not export ${missing}: its feature "counting" has to set a #[global_allocator] that counts, and write #[unsafe(no_mangle)] pub extern "C" fn ${missing}() -> u32.`,
  )
}

/** Makes the artefact of what cargo built and puts it into the cache under its key. Throws StageFailure. */
export const finish = async (
  task: KeyedTask,
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
    sharedMemory: null,
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
  const further = await furtherInputs(bound, inputs, shop)
  await shop.cache.write(key, artefact, module.bytes, module.compressed, further, bound.scripts)
  return artefact
}
