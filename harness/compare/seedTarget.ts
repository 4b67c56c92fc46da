import { constants } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { withBuildLock } from '../build/buildLock.ts'
import { exists } from '../build/workspace.ts'

/** Makes every file newer than all that was compiled so far. Links are left: they may lead out of the folder. */
const touch = async (folder: string): Promise<void> => {
  const now = new Date()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), now, now)
  }
}

export interface Seed {
  /** Name of cargo's target folder, as the build calls it. */
  readonly target: string
  /** The checkout that is to be built, absolute. */
  readonly source: string
  /** Its own cache, absolute. */
  readonly cache: string
  /** Other caches, absolute, in order of preference. */
  readonly others: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Gives a checkout a copy of another cache's target folder, so that std is not compiled for it once more. What that
 * folder holds of the other's crates must not pass for this one's, which cargo tells by the time of change alone:
 * therefore the checkout's files are made newer than the copy before it is put in place.
 */
export const seedTarget = async ({ target, source, cache, others, signal }: Seed): Promise<void> => {
  const place = join(cache, 'target', target)
  if (await exists(place)) return
  for (const other of others) {
    const from = join(other, 'target', target)
    if (!(await exists(from))) continue
    await mkdir(join(cache, 'target'), { recursive: true })
    const fresh = await mkdtemp(join(cache, 'target', '.new-'))
    try {
      const options = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true }
      // Nobody may be compiling there meanwhile. Where the file system can, the copy shares the blocks.
      await withBuildLock(`${from}.lock`, signal, () =>
        cp(from, fresh, { ...options, mode: constants.COPYFILE_FICLONE }),
      )
      await touch(source)
      // Another process may have been quicker, with the same.
      await rename(fresh, place).catch(async (error: unknown) => {
        if (!(await exists(place))) throw error
      })
    } finally {
      await rm(fresh, { recursive: true, force: true })
    }
    return
  }
}
