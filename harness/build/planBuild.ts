import { CrosslaneError } from '../errors.ts'
import type { BuildFailure } from '../schema/manifest.ts'
import { countingFeature } from './countingFeature.ts'
import type { ChosenCrate } from './choice.ts'
import { variantsOf } from './discover.ts'
import { buildable } from './buildable.ts'
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

const cargoFailure = ({ name: crate }: ChosenCrate, variant: string, message: string): BuildFailure => ({
  crate,
  variant,
  stage: 'cargo',
  message,
  output: '',
})

const partOf = async (
  workspace: Workspace,
  crates: readonly ChosenCrate[],
  { toolchain, variants, signal, counting }: BuildOptions,
  env: NodeJS.ProcessEnv,
): Promise<Part> => {
  const lockFile = await readLockFile(workspace.root, toolchain, { env, signal })
  const countingFeatureOf = (crate: ChosenCrate): string | null =>
    counting?.(crate) === true ? countingFeature(crate, workspace.packages) : null
  const vendored = usesRegistry(lockFile) ? [] : toolchain.vendoredStdArgs
  const { possible, why } = buildable(variants, toolchain)
  const tasks = planTasks(workspace.root, crates, possible, toolchain, vendored, countingFeatureOf)
  const failures = crates.flatMap((crate) =>
    variantsOf(crate, variants).flatMap((id) => {
      const message = why.get(id)
      return message === undefined ? [] : [cargoFailure(crate, id, message)]
    }),
  )
  return { workspace, tasks, failures }
}

/**
 * What is to be made of the crates, workspace by workspace. One workspace that cargo cannot work with is no reason not to build
 * the others; it is thrown when there is no other: `cargoWorkspace`, besides what `planTasks` throws.
 */
export const planBuild = async (
  workspaces: readonly Workspace[],
  crates: readonly ChosenCrate[],
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
        variantsOf(crate, options.variants).map((variant) => cargoFailure(crate, variant, message)),
      )
      parts.push({ workspace, tasks: [], failures })
    }
  }
  return parts
}
