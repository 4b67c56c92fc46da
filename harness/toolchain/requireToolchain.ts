import { problem } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import { rustNeedsOf } from './findRust.ts'
import { findToolchain } from './findToolchain.ts'
import type { Toolchain } from './toolchain.ts'
import type { World } from './world.ts'

/** The tool-chain that a config's builds use. @throws CrosslaneError with what to type where there is none */
export const requireToolchain = async (world: World, config: Config): Promise<Toolchain> => {
  const found = await findToolchain(world, rustNeedsOf(config))
  if ('missing' in found) throw problem('noToolchain', found.missing, found.hint)
  return found
}
