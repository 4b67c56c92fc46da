import { access, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../errors.ts'
import { journalFile } from './journal.ts'

/** `2026-11-22T08-31-00-4f1c`: sorts by time, and two runs of one second differ. */
export const runName = (at: Date, seed: number): string =>
  `${at.toISOString().slice(0, 19).replaceAll(':', '-')}-${seed.toString(16).padStart(8, '0').slice(-4)}`

/**
 * Makes the folder of a new run: never one that is there already, as that of a run with the same seed in the same second.
 *
 * @returns its absolute path; the last part of it is the name of the run
 */
export const createRunFolder = async (runs: string, name: string): Promise<string> => {
  for (let attempt = 1; ; attempt++) {
    const folder = join(runs, attempt === 1 ? name : `${name}-${attempt}`)
    try {
      await mkdir(runs, { recursive: true })
      await mkdir(folder)
      await access(folder, 2)
      return folder
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
      const taken = code === 'EEXIST' && (await isFolder(folder))
      if (!taken) throw problem('cannotWrite', folder, code)
    }
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Names of all runs, newest first. A folder without a journal is not a run. */
export const listRuns = async (runs: string): Promise<string[]> => {
  const entries = await readdir(runs, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const found = await Promise.all(
    names.map((name) =>
      access(join(runs, name, journalFile)).then(
        () => name,
        () => null,
      ),
    ),
  )
  return found
    .filter((name) => name !== null)
    .toSorted()
    .toReversed()
}

/** The run that a user named by its name, or by a beginning that only it has. */
export const namedRun = (names: readonly string[], wanted: string): string | undefined => {
  const matching = names.filter((name) => name.startsWith(wanted))
  return names.includes(wanted) ? wanted : matching.length === 1 ? matching[0] : undefined
}

/**
 * The folder of a run that a user named: by its name, by the beginning of it, by a path, or not at all, which is the
 * newest.
 */
export const findRun = async (runs: string, wanted: string | undefined): Promise<string> => {
  const names = await listRuns(runs)
  if (wanted === undefined) {
    const newest = names[0]
    if (newest === undefined) throw problem('noRuns', runs)
    return join(runs, newest)
  }
  const found = namedRun(names, wanted)
  if (found !== undefined) return join(runs, found)
  const isPath = await access(join(wanted, journalFile)).then(
    () => true,
    () => false,
  )
  if (isPath) return wanted
  throw problem('unknownRun', wanted, names)
}
