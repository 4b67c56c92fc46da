import type { Toolchain } from '../toolchain/toolchain.ts'
import type { Artefact } from '../schema/manifest.ts'
import type { ArtefactCache } from './artefactCache.ts'
import type { Input } from './inputs.ts'
import type { Keyed, Task } from './task.ts'

/** Where artefacts are made. */
export interface Workshop {
  /** Absolute. */
  readonly workspaceRoot: string
  readonly cache: ArtefactCache
  /** Folder of cargo's target folders, absolute. */
  readonly targets: string
  readonly toolchain: Toolchain
  readonly env: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  readonly jobs: number
}

/**
 * What is left to do of an artefact once its folder may be used by others: ends with the artefact in the cache.
 * Throws StageFailure.
 *
 * @param elapsedMs time since the task was begun, in ms
 */
export type Finish = (elapsedMs: () => number) => Promise<Artefact>

/** How artefacts of a language are made. */
export interface Maker<Kind extends Task> {
  /** Name of the task's artefact in the cache: a hash of all that it is made of. */
  readonly key: (task: Kind, inputs: readonly Input[], toolchain: Toolchain) => string
  /** Does what nobody else may do in the task's folder meanwhile. Throws StageFailure. */
  readonly begin: (task: Keyed<Kind>, shop: Workshop) => Promise<Finish>
}
