import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { CargoBuild } from './cargoBuild.ts'
import { type CommandOptions, runCommand } from './command.ts'
import { readDepInfo } from './depInfo.ts'
import type { Remapping } from './remap.ts'
import { StageFailure } from './stageFailure.ts'
import { whyCargoFailed } from './whyCargoFailed.ts'

/** A line of cargo's output that tells of something it has made. */
const ArtifactMessage = z.object({
  reason: z.literal('compiler-artifact'),
  manifest_path: z.string(),
  filenames: z.array(z.string()),
})

/** The .wasm file that cargo says it made of that package. */
const findModule = (stdout: string, manifestPath: string): string | undefined => {
  for (const line of stdout.split('\n').filter((each) => each.startsWith('{'))) {
    const { success, data } = ArtifactMessage.safeParse(JSON.parse(line))
    const module = data?.filenames.find((name) => name.endsWith('.wasm'))
    if (success && data.manifest_path === manifestPath && module !== undefined) return module
  }
  return undefined
}

export interface CargoRun extends CommandOptions {
  readonly toolchain: Toolchain
  readonly manifestPath: string
  readonly targetFolder: string
  /** Keeps this machine's paths out of the module. */
  readonly remapping: Remapping
  readonly jobs: number
}

export interface CargoOutput {
  readonly bytes: Uint8Array
  /** Absolute paths of the sources, as rustc lists them. */
  readonly sources: readonly string[]
}

/** Builds and fetches the module. Throws StageFailure with rustc's rendered diagnostics when it does not build. */
export const runCargo = async (build: CargoBuild, run: CargoRun): Promise<CargoOutput> => {
  const { program, args } = run.toolchain.cargo
  const { remapping } = run
  const bookkeeping = [
    '--target-dir',
    run.targetFolder,
    '--jobs',
    String(run.jobs),
    '--message-format=json-render-diagnostics',
    '--quiet',
    '--color',
    'never',
    ...remapping.args,
  ]
  const rustFlags = [...build.rustFlags, ...remapping.rustFlags]
  const { code, stdout, stderr } = await runCommand(program, [...args, ...build.args, ...bookkeeping], {
    cwd: run.cwd,
    env: { ...run.env, CARGO_ENCODED_RUSTFLAGS: rustFlags.join('\u001F') },
    signal: run.signal,
  })
  if (code !== 0) throw new StageFailure('cargo', `cargo failed: ${whyCargoFailed(stderr)}`, stderr)
  const module = findModule(stdout, run.manifestPath)
  if (module === undefined) {
    throw new StageFailure(
      'cargo',
      'cargo made no .wasm file: add [lib] crate-type = ["cdylib"] to its Cargo.toml',
      stderr,
    )
  }
  const [bytes, sources] = await Promise.all([readFile(module), readDepInfo(module.replace(/\.wasm$/, '.d'))])
  return { bytes, sources }
}
