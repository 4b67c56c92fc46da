import type { Toolchain } from '../toolchain/toolchain.ts'
import { cargoEnvironment } from './cargoEnvironment.ts'
import { discoverCrates } from './discover.ts'
import { readWorkspaces, together } from './workspaces.ts'

/**
 * Names of all benchmark crates and of their benchmarks in all sizes: what somebody may mean by a crate. Throws as
 * `discoverCrates` does.
 */
export const benchmarkNames = async (
  workspaces: readonly string[],
  toolchain: Toolchain,
  signal: AbortSignal,
): Promise<string[]> => {
  const env = cargoEnvironment(process.env, toolchain)
  const crates = discoverCrates(together(await readWorkspaces(workspaces, toolchain, { env, signal })), undefined, true)
  return crates.flatMap(({ name, metadata: { sizes } }) => [
    name,
    ...sizes.flatMap((size) => (size.name === undefined ? [] : [`${name}@${size.name}`])),
  ])
}
