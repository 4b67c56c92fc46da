import { mkdir, mkdtemp, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { exists } from '../build/workspace.ts'
import { problem } from '../errors.ts'
import { git } from './git.ts'
import type { Repository } from './repository.ts'
import type { Ref } from './resolve.ts'

/** The files of a commit, and a place for what is built of them. */
export interface CheckedOut {
  /** As the top folder of the repository was at that commit, absolute. */
  readonly source: string
  /**
   * A cache of its own, absolute. cargo tells whether a module is fresh by the path below the workspace and the time of
   * change: in a target folder shared with another checkout, it takes the other's module for this one's.
   */
  readonly cache: string
  /** The commit has submodules; their folders are empty here. */
  readonly submodules: boolean
}

export interface CheckOutOptions {
  /** Folder for all checkouts, absolute; made when it is missing. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly now: Date
}

/** Git writes the files of a commit by an index that is not the user's, so that nothing of the repository changes. */
const writeFiles = async ({ gitFolder }: Repository, { typed, sha }: Ref, folder: string, signal: AbortSignal) => {
  const source = join(folder, 'source')
  const index = join(folder, 'index')
  await mkdir(source)
  const written = await git(
    [
      `--git-dir=${gitFolder}`,
      `--work-tree=${source}`,
      '-c',
      'core.fsmonitor=false',
      'read-tree',
      '--no-sparse-checkout',
      '--no-recurse-submodules',
      '-m',
      '-u',
      sha,
    ],
    { cwd: source, signal, env: { GIT_INDEX_FILE: index } },
  )
  if (!written.ok) throw problem('cannotCheckOut', typed, written.why)
  await rm(index, { force: true })
}

const isThere = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')

/**
 * Writes the files of a commit to `<folder>/<sha>/source`, or finds them there. Not a `git worktree`, which would be
 * entered into the user's repository and outlive a deleted cache there; not `git archive`, which leaves out what
 * `export-ignore` names. Line ends and filters are those of an ordinary checkout; submodules are left empty.
 *
 * @throws CrosslaneError `cannotCheckOut`
 */
export const checkOut = async (repository: Repository, ref: Ref, options: CheckOutOptions): Promise<CheckedOut> => {
  const { folder, signal, now } = options
  const place = join(folder, ref.sha)
  if (!(await exists(join(place, 'source')))) {
    await mkdir(folder, { recursive: true })
    const fresh = await mkdtemp(join(folder, '.new-'))
    try {
      await writeFiles(repository, ref, fresh, signal)
      await rename(fresh, place).catch((error: unknown) => {
        // Another process was quicker, and has written the same.
        if (!isThere(error)) throw error
      })
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
  }
  // Says to pruneCheckouts that it is in use.
  await utimes(place, now, now)
  const source = join(place, 'source')
  return { source, cache: join(place, 'cache'), submodules: await exists(join(source, '.gitmodules')) }
}
