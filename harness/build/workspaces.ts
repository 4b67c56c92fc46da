import { join } from 'node:path'
import { problem } from '../errors.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import type { CommandOptions } from './command.ts'
import { exists, readWorkspace, type Workspace } from './workspace.ts'

/**
 * The workspaces in those folders, of which all but the first may be missing: a project with crates that need the registry has
 * a second one. Throws `cargoWorkspace`.
 */
export const readWorkspaces = async (
  folders: readonly string[],
  toolchain: Toolchain,
  options: Omit<CommandOptions, 'cwd'>,
): Promise<Workspace[]> => {
  const there = await Promise.all(folders.map((folder, index) => index === 0 || exists(join(folder, 'Cargo.toml'))))
  return Promise.all(
    folders.filter((_, index) => there[index]).map((folder) => readWorkspace(folder, toolchain, options)),
  )
}

/**
 * All packages as if they were one workspace's, to look for crates by name. Throws `cargoWorkspace` when two benchmark crates
 * have the same name.
 */
export const together = (workspaces: readonly Workspace[]): Workspace => {
  const packages = workspaces.flatMap((workspace) => workspace.packages)
  const root = workspaces.map((workspace) => workspace.root).join(', ')
  const names = packages.filter(({ crosslane }) => crosslane !== undefined).map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw problem('cargoWorkspace', root, `two benchmark crates are called "${twice}"`)
  return { root, packages }
}
