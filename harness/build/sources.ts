import { join } from 'node:path'
import { type Input, listFiles, readInput } from './inputs.ts'
import type { Package, Workspace } from './workspace.ts'

/** Files of the workspace that every crate's build depends on, where they exist. */
const shared = [
  'Cargo.toml',
  'Cargo.lock',
  '.cargo/config.toml',
  '.cargo/config',
  'rust-toolchain.toml',
  'rust-toolchain',
]

/** In the root package everything lies below its folder, runs and reports too: there only what cargo compiles by convention counts. */
const compiledInRoot = ['build.rs', 'src']

/** Finds the package in that folder, and its neighbours; null where cargo knows none. */
export type FindPackage = (folder: string) => Promise<Package | null>

const withPathDependencies = async (first: Package, find: FindPackage): Promise<Package[]> => {
  const found = new Map([[first.folder, first]])
  for (const { pathDependencies } of found.values()) {
    for (const folder of pathDependencies) {
      if (found.has(folder)) continue
      const dependency = await find(folder)
      if (dependency !== null) found.set(folder, dependency)
    }
  }
  return [...found.values()]
}

/**
 * What the crate is built from, as far as it can be known before the build: its own files, those of the packages it
 * depends on by path (theirs too), and the files that belong to the workspace. Sorted by path.
 */
export const crateInputs = async (
  workspace: Workspace,
  crate: Package,
  /** Absolute folders that are no sources, wherever they lie: the cache. */
  apart: readonly string[],
  find: FindPackage,
): Promise<Input[]> => {
  const packages = await withPathDependencies(crate, find)
  const skip = new Set([...workspace.packages.map(({ folder }) => folder), ...apart])
  const own = packages.map(async ({ folder }) => {
    const files = await listFiles(folder, skip)
    if (folder !== workspace.root) return files
    return files.filter((file) =>
      compiledInRoot.some((name) => file === join(folder, name) || file.startsWith(join(folder, name, '/'))),
    )
  })
  const files = new Set([...(await Promise.all(own)).flat(), ...shared.map((name) => join(workspace.root, name))])
  const inputs = await Promise.all([...files].map((file) => readInput(workspace.root, file)))
  return inputs.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
