import { join, resolve } from 'node:path'
import { buildOptions } from '../buildOptions.ts'
import { CrosslaneError, problem } from '../errors.ts'
import { withCheckOut } from '../refs/checkOut.ts'
import { refInWords } from '../../reports/format/commit.ts'
import { findRepository, placeInRepository, type Repository } from '../refs/repository.ts'
import { type Ref, resolveRef } from '../refs/resolve.ts'
import { keepModules } from './keepModules.ts'
import type { Built } from './pair.ts'
import type { PrepareOptions } from './preparation.ts'

/** Where one version of the crates is built. */
export interface Place {
  /** Folders of the cargo workspaces, absolute. */
  readonly workspaces: readonly string[]
  /** Folder that its modules are built into, absolute. */
  readonly cache: string
}

/** One version of the crates. */
export interface Side {
  /** What reports call it; a variant's id and title. */
  readonly id: string
  readonly title: string
  /** Does a build while the version's files are there, and returns it with modules that stay. */
  readonly build: (work: (place: Place) => Promise<Built>) => Promise<Built>
}

/** What a commit needs to be built. */
export type SideOptions = Pick<PrepareOptions, 'loaded' | 'signal' | 'emit' | 'now'>

/** A commit. @throws CrosslaneError `outsideRepository` */
export const refSide = async (repository: Repository, ref: Ref, options: SideOptions): Promise<Side> => {
  const { loaded, signal, emit, now } = options
  const { root, config } = loaded
  const places = await Promise.all([config.crates].flat().map((crates) => placeInRepository(repository, root, crates)))
  const folder = join(resolve(root, config.cache), 'refs')
  return {
    id: ref.id,
    title: refInWords(ref.typed, ref.sha).slice(-200),
    build: (work) =>
      withCheckOut(repository, ref, { folder, signal }, async ({ source, cache, submodules }) => {
        if (submodules) emit({ type: 'say', line: `${ref.id} has submodules, which are left empty here.` })
        return keepModules(
          await work({ workspaces: places.map((place) => join(source, place)), cache }),
          join(folder, 'modules'),
          now(),
        )
      }),
  }
}

const workingTree = (options: PrepareOptions): Side => {
  const { workspaces, cache } = buildOptions(options.loaded, options)
  return { id: 'working-tree', title: 'working tree', build: (work) => work({ workspaces, cache }) }
}

/**
 * The two versions that refs name.
 *
 * @param second `null`: the working tree as it is
 * @throws CrosslaneError `noRepository`, `outsideRepository`, `unknownRef`, `compareWhat`
 */
export const sidesOf = async (first: string, second: string | null, options: PrepareOptions): Promise<[Side, Side]> => {
  const { loaded, signal } = options
  const repository = await findRepository(loaded.root, signal)
  const a = await resolveRef(repository, first, signal)
  const b = second === null ? null : await resolveRef(repository, second, signal)
  if (b !== null && a.id === b.id) throw problem('compareWhat', `"${first}" and "${second}" are the same commit`)
  const one = await refSide(repository, a, options)
  return [one, b === null ? workingTree(options) : await refSide(repository, b, options)]
}

/** Errors at one of two versions say at which. */
export const at = async <Value>({ id }: Side, work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CrosslaneError && error.exit === 'wrongUse') throw problem('unusableRef', id, error.message)
    throw error
  }
}
