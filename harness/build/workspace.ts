import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { problem } from '../errors.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { firstError } from './firstError.ts'
import { type CommandOptions, runCommand } from './command.ts'

/** The part of `cargo metadata` that is of use here. */
const CargoMetadata = z.object({
  workspace_root: z.string(),
  packages: z.array(
    z.object({
      name: z.string(),
      manifest_path: z.string(),
      features: z.record(z.string(), z.array(z.string())),
      dependencies: z.array(z.object({ path: z.string().optional() })),
      metadata: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})

export interface Package {
  readonly name: string
  /** Absolute. */
  readonly folder: string
  readonly features: readonly string[]
  /** Absolute folders of the packages that it depends on by path. */
  readonly pathDependencies: readonly string[]
  /** `[package.metadata.crosslane]`, not validated; undefined in a package that is no benchmark crate. */
  readonly crosslane: unknown
}

export interface Workspace {
  /** Absolute. */
  readonly root: string
  readonly packages: readonly Package[]
}

/**
 * Asks cargo for the packages of the workspace that the folder belongs to, without looking at dependencies or the network.
 * Throws `cargoWorkspace` when cargo cannot read it.
 */
export const readWorkspace = async (
  folder: string,
  toolchain: Toolchain,
  options: Omit<CommandOptions, 'cwd'>,
): Promise<Workspace> => {
  // Asked first, because a missing folder would look like a missing cargo.
  if (!(await exists(join(folder, 'Cargo.toml')))) throw problem('cargoWorkspace', folder, 'it has no Cargo.toml')
  const { program, args } = toolchain.cargo
  const ask = [...args, 'metadata', '--no-deps', '--format-version', '1', '--offline', '--color', 'never']
  const { code, stdout, stderr } = await runCommand(program, ask, { ...options, cwd: folder })
  if (code !== 0) throw problem('cargoWorkspace', folder, firstError(stderr))
  const metadata = CargoMetadata.parse(JSON.parse(stdout))
  return {
    root: metadata.workspace_root,
    packages: metadata.packages.map((found) => ({
      name: found.name,
      folder: dirname(found.manifest_path),
      features: Object.keys(found.features),
      pathDependencies: found.dependencies.flatMap(({ path }) => path ?? []),
      crosslane: found.metadata?.['crosslane'],
    })),
  }
}

export const exists = async (path: string): Promise<boolean> => {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}
