import type { Toolchain } from '../toolchain/toolchain.ts'
import type { Variant } from '../schema/variant.ts'
import type { Choose, ChosenCrate } from './choice.ts'
import type { BuildEvent } from './events.ts'

export interface BuildOptions {
  /** Folders of the cargo workspaces with the benchmark crates, absolute; all but the first may be missing. */
  readonly workspaces: readonly string[]
  /** Folder for artefacts and manifest.json, absolute; made when it is missing. */
  readonly cache: string
  /** Folder of cargo's target folders, absolute: in the cache when left out. Several caches may share it, and then a compiled std. */
  readonly targets?: string
  readonly toolchain: Toolchain
  /** The variants to build, by id. */
  readonly variants: Readonly<Record<string, Variant>>
  /** Names of the crates to build; all benchmark crates when left out. */
  readonly crates?: readonly string[] | undefined
  /** Which crates, and what of them; all of all when left out. */
  readonly choose?: Choose | undefined
  /** Which of those are wanted at all where none is named; all when left out. */
  readonly wanted?: (crate: ChosenCrate) => boolean
  /** Which crates are also built with an allocator that counts, as far as they can be; none when left out. */
  readonly counting?: (crate: ChosenCrate) => boolean
  /** Ends the build and every process it started; `build` then rejects with the signal's reason. */
  readonly signal: AbortSignal
  readonly emit: (event: BuildEvent) => void
  /** How many cargos, each with as many threads, and how many of the other tools may be at work at the same time. */
  readonly jobs: number
  /** Environment of the processes; flags for rustc that stand in it are not passed on. */
  readonly env?: NodeJS.ProcessEnv
  /** A clock in ms that never goes back. */
  readonly now?: () => number
}
