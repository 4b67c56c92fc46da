import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { BuildOptions } from './build/index.ts'
import type { LoadedConfig } from './config/load.ts'
import { chooseSuites } from './config/suites.ts'

interface Request extends Pick<BuildOptions, 'crates' | 'toolchain' | 'signal' | 'emit'> {
  /** The suites that are built; none: all crates, or those that are named. */
  readonly suites?: readonly string[] | null | undefined
}

/** How the crates of a config are built on this machine. @throws CrosslaneError `unknownSuite` */
export const buildOptions = ({ config, root }: LoadedConfig, request: Request): BuildOptions => ({
  workspaces: [config.crates].flat().map((folder) => resolve(root, folder)),
  cache: resolve(root, config.cache),
  // Named, so that it is the same for what is built of other commits into a cache of its own.
  targets: join(resolve(root, config.cache), 'target'),
  variants: config.variants,
  jobs: availableParallelism(),
  crates: request.crates,
  choose: request.suites ? chooseSuites(config, request.suites) : undefined,
  toolchain: request.toolchain,
  signal: request.signal,
  emit: request.emit,
})
