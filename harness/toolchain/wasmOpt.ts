import { join } from 'node:path'
import type { Missing } from './findRust.ts'
import type { Command } from './toolchain.ts'
import type { World } from './world.ts'

/**
 * wasm-opt out of npm's binaryen: it is JavaScript, so the node that runs us runs it, on every platform. Its version is
 * read off the package, for starting it takes longer than all the rest of a build with nothing to do.
 */
export const findWasmOpt = async (
  world: World,
): Promise<{ readonly command: Command; readonly version: string } | Missing> => {
  const hint = 'Type: npm ci'
  const folder = await world.packageFolder('binaryen')
  if (folder === null) return { missing: 'There is no wasm-opt: the npm package binaryen is not installed.', hint }
  const command = { program: world.node.program, args: [join(folder, 'bin', 'wasm-opt')] }
  const manifest = (await world.readText(join(folder, 'package.json'))) ?? '{}'
  const { version } = JSON.parse(manifest) as { version?: string }
  return { command, version: `wasm-opt of binaryen ${version ?? 'of unknown version'}` }
}
