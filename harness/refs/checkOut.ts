import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { withProcessLock } from '../processLock.ts'
import { exists } from '../build/workspace.ts'
import { problem } from '../errors.ts'
import { git } from './git.ts'
import type { Repository } from './repository.ts'
import type { Ref } from './resolve.ts'

/** The files of a commit, and a place for what is built of them; both the same for all commits. */
export interface CheckedOut {
  /** As the top folder of the repository was at that commit, absolute. */
  readonly source: string
  /** For artefacts, apart from the working tree's: what a key does not cover may differ. Absolute. */
  readonly cache: string
  /** The commit has submodules; their folders are empty here. */
  readonly submodules: boolean
}

export interface CheckOutOptions {
  /** Folder for the checkout and all that belongs to it, absolute; made when it is missing. */
  readonly folder: string
  readonly signal: AbortSignal
}

/**
 * Git writes the files by an index that is not the user's, so that nothing of the repository changes. As in any work tree
 * that goes from commit to commit, only files that differ are written, and are then newer than what was compiled before.
 * A Cargo.lock that is in no commit stays as cargo left it.
 */
const writeFiles = async ({ gitFolder }: Repository, { typed, sha }: Ref, folder: string, signal: AbortSignal) => {
  const source = join(folder, 'source')
  const index = join(folder, 'index')
  await mkdir(source, { recursive: true })
  // Left by a git that was killed: whoever is here has the lock.
  await rm(`${index}.lock`, { force: true })
  const apart = [`--git-dir=${gitFolder}`, `--work-tree=${source}`, '-c', 'core.fsmonitor=false']
  const written = await git(
    [...apart, 'read-tree', '--no-sparse-checkout', '--no-recurse-submodules', '--reset', '-u', sha],
    { cwd: source, signal, env: { GIT_INDEX_FILE: index } },
  )
  if (!written.ok) throw problem('cannotCheckOut', typed, written.why)
  return source
}

/**
 * Does `work` while the files of a commit are in `<folder>/source`, and nobody else puts others there. One folder for all
 * commits, so that cargo sees them under one path and compiles std once. Not a `git worktree`, which would be entered
 * into the user's repository and outlive a deleted cache there; not `git archive`, which leaves out what `export-ignore`
 * names. Line ends and filters are those of an ordinary checkout; submodules are left empty.
 *
 * @throws CrosslaneError `cannotCheckOut`
 */
export const withCheckOut = <Value>(
  repository: Repository,
  ref: Ref,
  { folder, signal }: CheckOutOptions,
  work: (checkedOut: CheckedOut) => Promise<Value>,
): Promise<Value> =>
  withProcessLock(join(folder, 'lock'), signal, async () => {
    const source = await writeFiles(repository, ref, folder, signal)
    const cache = join(folder, 'cache')
    await mkdir(cache, { recursive: true })
    return work({ source, cache, submodules: await exists(join(source, '.gitmodules')) })
  })
