import { cargoEnvironment } from '../build/cargoEnvironment.ts'
import { discoverCrates } from '../build/discover.ts'
import type { Workspace } from '../build/workspace.ts'
import { readWorkspaces, together } from '../build/workspaces.ts'
import { CrosslaneError } from '../errors.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'

/** The benchmark crates of one version of a workspace. */
export interface Survey {
  /** Names of those to build. */
  readonly crates: readonly string[]
  /** Those whose metadata cannot be read, with what is wrong. */
  readonly mistakes: readonly { readonly crate: string; readonly message: string }[]
  /** Names of all that there are, whether they are to be built or not. */
  readonly all: readonly string[]
}

export interface SurveyOptions {
  /** Names of the crates to build; all that are not hidden when left out. */
  readonly named: readonly string[] | undefined
  readonly variant: string
  readonly toolchain: Toolchain
  readonly signal: AbortSignal
}

/** What one crate is: to be built, left out, or a mistake. An old commit may have metadata that today's program refuses. */
const judge = (workspace: Workspace, name: string, { named, variant }: SurveyOptions): 'build' | 'leave' | Error => {
  try {
    const [crate] = discoverCrates(workspace, [name])
    const wanted = crate !== undefined && (named !== undefined || !crate.metadata.hidden)
    return wanted && (crate.metadata.variants?.includes(variant) ?? true) ? 'build' : 'leave'
  } catch (error) {
    if (error instanceof CrosslaneError) return error
    throw error
  }
}

/** Looks through the workspaces without building anything. @throws CrosslaneError `cargoWorkspace` */
export const survey = async (folders: readonly string[], options: SurveyOptions): Promise<Survey> => {
  const { named, toolchain, signal } = options
  const env = cargoEnvironment(process.env, toolchain)
  const workspace = together(await readWorkspaces(folders, toolchain, { env, signal }))
  const all = workspace.packages.filter(({ crosslane }) => crosslane !== undefined).map(({ name }) => name)
  const judged = all
    .filter((name) => named?.includes(name) ?? true)
    .map((crate) => ({ crate, found: judge(workspace, crate, options) }))
  const crates = judged.filter(({ found }) => found === 'build').map(({ crate }) => crate)
  return {
    crates,
    mistakes: judged.flatMap(({ crate, found }) => (found instanceof Error ? { crate, message: found.message } : [])),
    all: all.toSorted(),
  }
}
