import { CrosslaneError } from '../errors.ts'
import type { BuildFailure } from '../schema/manifest.ts'
import { countingFeature } from './countingFeature.ts'
import { type BenchmarkCrate, variantsOf } from './discover.ts'
import { readLockFile, usesRegistry } from './lockFile.ts'
import type { BuildOptions } from './options.ts'
import { planTasks, type Task } from './task.ts'
import type { Workspace } from './workspace.ts'

/** What is to be made in one workspace. */
export interface Part {
  readonly workspace: Workspace
  readonly tasks: readonly Task[]
  /** Rows for crates of a workspace whose lock file cannot be made: its dependencies are nowhere to be had. */
  readonly failures: readonly BuildFailure[]
}

const partOf = async (
  workspace: Workspace,
  crates: readonly BenchmarkCrate[],
  { toolchain, variants, signal, counting }: BuildOptions,
  env: NodeJS.ProcessEnv,
): Promise<Part> => {
  const lockFile = await readLockFile(workspace.root, toolchain, { env, signal })
  const countingFeatureOf = (crate: BenchmarkCrate): string | null =>
    counting?.(crate) === true ? countingFeature(crate, workspace.packages) : null
  const vendored = usesRegistry(lockFile) ? [] : toolchain.vendoredStdArgs
  const tasks = planTasks(workspace.root, crates, variants, toolchain, vendored, countingFeatureOf)
  return { workspace, tasks, failures: [] }
}

/**
 * What is to be made of the crates, workspace by workspace. One workspace that cargo cannot work with is no reason not to build
 * the others; it is thrown when there is no other: `cargoWorkspace`, besides what `planTasks` throws.
 */
export const planBuild = async (
  workspaces: readonly Workspace[],
  crates: readonly BenchmarkCrate[],
  options: BuildOptions,
  env: NodeJS.ProcessEnv,
): Promise<Part[]> => {
  const used = workspaces
    .map((workspace) => {
      const folders = new Set(workspace.packages.map(({ folder }) => folder))
      return { workspace, own: crates.filter(({ folder }) => folders.has(folder)) }
    })
    .filter(({ own }) => own.length > 0)
  const parts: Part[] = []
  for (const { workspace, own } of used) {
    try {
      parts.push(await partOf(workspace, own, options, env))
    } catch (error) {
      if (used.length === 1 || !(error instanceof CrosslaneError) || error.code !== 'cargoWorkspace') throw error
      const { message } = error
      const failures = own.flatMap((crate) =>
        variantsOf(crate, Object.keys(options.variants)).map((variant): BuildFailure => ({
          crate: crate.name,
          variant,
          stage: 'cargo',
          message,
          output: '',
        })),
      )
      parts.push({ workspace, tasks: [], failures })
    }
  }
  return parts
}
