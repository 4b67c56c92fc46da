import type { Workshop } from './maker.ts'
import { makerOf } from './makers.ts'
import { crateInputs, type FindPackage } from './sources.ts'
import type { Keyed, Task } from './task.ts'
import { type Package, readWorkspace, type Workspace } from './workspace.ts'

/** Looks among the members first; a package that lies elsewhere is asked of cargo, once. */
const packageFinder = (workspace: Workspace, { toolchain, env, signal }: Workshop): FindPackage => {
  const members = new Map(workspace.packages.map((member) => [member.folder, member]))
  const strangers = new Map<string, Promise<Package | null>>()
  const ask = async (folder: string): Promise<Package | null> => {
    // One that cargo cannot read alone is still built with its dependant, and then rustc lists its sources.
    const around = await readWorkspace(folder, toolchain, { env, signal }).catch(() => null)
    signal.throwIfAborted()
    return around?.packages.find((each) => each.folder === folder) ?? null
  }
  return async (folder) => {
    const known = members.get(folder)
    if (known !== undefined) return known
    const asked = strangers.get(folder) ?? ask(folder)
    strangers.set(folder, asked)
    return asked
  }
}

/** Gives each task its key; the files of a crate are read once for all its variants. */
export const keyTasks = async (tasks: readonly Task[], workspace: Workspace, shop: Workshop): Promise<Keyed[]> => {
  const find = packageFinder(workspace, shop)
  const crates = new Set(tasks.map(({ crate }) => crate))
  const inputsOf = new Map(
    await Promise.all(
      [...crates].map(
        async (crate) => [crate, await crateInputs(workspace, crate, [shop.cache.folder], find)] as const,
      ),
    ),
  )
  return tasks.map((task) => {
    const inputs = inputsOf.get(task.crate) ?? []
    return { ...task, inputs, key: makerOf(task).key(task, inputs, shop.toolchain) }
  })
}
