import { realpath } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { problem } from '../errors.ts'
import { git } from './git.ts'

/** A git repository with a work tree. */
export interface Repository {
  /** Top folder of the work tree, absolute, without links. */
  readonly top: string
  /** Where git keeps what belongs to this work tree, absolute. */
  readonly gitFolder: string
}

/** The repository that a folder is in. @throws CrosslaneError `noRepository` */
export const findRepository = async (folder: string, signal: AbortSignal): Promise<Repository> => {
  const found = await git(['rev-parse', '--show-toplevel', '--absolute-git-dir'], { cwd: folder, signal })
  if (!found.ok) throw problem('noRepository', folder, found.why)
  const [top = '', gitFolder = ''] = found.output.split('\n')
  return { top: await realpath(top), gitFolder }
}

/**
 * Where a folder of the project is below the top of its repository, `''` for the top itself: the same place in every commit.
 *
 * @param root an existing folder, absolute
 * @param folder relative to `root`; need not exist in today's work tree
 * @throws CrosslaneError `outsideRepository`
 */
export const placeInRepository = async ({ top }: Repository, root: string, folder: string): Promise<string> => {
  const place = relative(top, resolve(await realpath(root), folder))
  if (isAbsolute(place) || place.split(sep)[0] === '..') throw problem('outsideRepository', folder, top)
  return place
}
