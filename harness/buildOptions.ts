import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { BuildOptions } from './build/index.ts'
import type { LoadedConfig } from './config/load.ts'

type Request = Pick<BuildOptions, 'crates' | 'toolchain' | 'signal' | 'emit'>

/** How the crates of a config are built on this machine. */
export const buildOptions = ({ config, root }: LoadedConfig, request: Request): BuildOptions => ({
  workspaces: [config.crates].flat().map((folder) => resolve(root, folder)),
  cache: resolve(root, config.cache),
  variants: config.variants,
  jobs: availableParallelism(),
  crates: request.crates,
  toolchain: request.toolchain,
  signal: request.signal,
  emit: request.emit,
})
