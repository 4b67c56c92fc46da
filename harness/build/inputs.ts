import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { limitTo } from './concurrency.ts'

/** A file that a build depends on: its path as it counts for the cache, and the SHA-256 of what it holds, or null when it is missing. */
export interface Input {
  readonly path: string
  readonly sha256: string | null
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const readingAtOnce = limitTo(32)

/** The file's hash under a path relative to `root`, with slashes, so that a cache survives being moved with its workspace. */
export const readInput = async (root: string, file: string): Promise<Input> => {
  const path = relative(root, file).split(sep).join('/')
  try {
    return { path, sha256: sha256(await readingAtOnce(() => readFile(file))) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return { path, sha256: null }
    throw error
  }
}

/** Folders in which cargo, git and npm keep what they made: never sources. */
const isMade = (name: string): boolean => name === 'target' || name === 'node_modules' || name.startsWith('.')

/** Absolute paths of the files below a folder, without what tools have made and without the folders in `apart`. */
export const listFiles = async (folder: string, apart: ReadonlySet<string>): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (!entry.isDirectory()) return [path]
      return isMade(entry.name) || apart.has(path) ? [] : listFiles(path, apart)
    }),
  )
  return found.flat()
}
