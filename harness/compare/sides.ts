import { mkdir, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { buildOptions } from '../buildOptions.ts'
import { CrosslaneError, problem } from '../errors.ts'
import { checkOut } from '../refs/checkOut.ts'
import { pruneCheckouts } from '../refs/pruneCheckouts.ts'
import { shortSha } from '../refs/refId.ts'
import { findRepository, placeInRepository, type Repository } from '../refs/repository.ts'
import { type Ref, resolveRef } from '../refs/resolve.ts'
import type { PrepareOptions } from './preparation.ts'

/** One version of the crates. */
export interface Side {
  /** What reports call it; a variant's id and title. */
  readonly id: string
  readonly title: string
  /** Folder of the cargo workspace, absolute. */
  readonly workspace: string
  /** Folder that its modules are built into, absolute. */
  readonly cache: string
  /** The checkout of a ref; `null` for the working tree. */
  readonly source: string | null
  /** Other caches of the project, absolute, the working tree's first. */
  readonly otherCaches: () => Promise<readonly string[]>
}

/** Folder of all checkouts, absolute. */
const refsFolder = ({ loaded: { root, config } }: PrepareOptions): string => join(resolve(root, config.cache), 'refs')

const cachesOf = async (options: PrepareOptions): Promise<string[]> => {
  const refs = refsFolder(options)
  const names = await readdir(refs).catch((): string[] => [])
  return [buildOptions(options.loaded, options).cache, ...names.map((name) => join(refs, name, 'cache'))]
}

const checkedOut = async (repository: Repository, ref: Ref, options: PrepareOptions): Promise<Side> => {
  const { loaded, signal, emit, now } = options
  const place = await placeInRepository(repository, loaded.root, loaded.config.crates)
  const { source, cache, submodules } = await checkOut(repository, ref, {
    folder: refsFolder(options),
    signal,
    now: now(),
  })
  if (submodules) emit({ type: 'say', line: `${ref.id} has submodules, which are left empty here.` })
  await mkdir(cache, { recursive: true })
  return {
    id: ref.id,
    title: `${ref.typed} (${shortSha(ref.sha)})`.slice(-200),
    workspace: join(source, place),
    cache,
    source,
    otherCaches: () => cachesOf(options),
  }
}

const workingTree = (options: PrepareOptions): Side => {
  const { workspace, cache } = buildOptions(options.loaded, options)
  const title = 'working tree'
  return { id: 'working-tree', title, workspace, cache, source: null, otherCaches: () => cachesOf(options) }
}

/**
 * The two versions that refs name, their files written out. Checkouts that nobody used for long are removed.
 *
 * @param second `null`: the working tree as it is
 * @throws CrosslaneError `noRepository`, `outsideRepository`, `unknownRef`, `cannotCheckOut`, `compareWhat`
 */
export const sidesOf = async (first: string, second: string | null, options: PrepareOptions): Promise<[Side, Side]> => {
  const { loaded, signal, now } = options
  const repository = await findRepository(loaded.root, signal)
  const a = await resolveRef(repository, first, signal)
  const b = second === null ? null : await resolveRef(repository, second, signal)
  if (b !== null && a.id === b.id) throw problem('compareWhat', `"${first}" and "${second}" are the same commit`)

  const one = await checkedOut(repository, a, options)
  const other = b === null ? workingTree(options) : await checkedOut(repository, b, options)
  await pruneCheckouts(refsFolder(options), now())
  return [one, other]
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
