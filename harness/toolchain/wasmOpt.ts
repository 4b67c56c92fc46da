import { join } from 'node:path'
import type { Missing } from './findRust.ts'
import type { Command } from './toolchain.ts'
import type { World } from './world.ts'

/** wasm-opt out of npm's binaryen: it is JavaScript, so the node that runs us runs it, on every platform. */
export const findWasmOpt = async (
  world: World,
): Promise<{ readonly command: Command; readonly version: string } | Missing> => {
  const hint = 'Type: npm ci'
  const folder = await world.packageFolder('binaryen')
  if (folder === null) return { missing: 'There is no wasm-opt: the npm package binaryen is not installed.', hint }
  const command = { program: world.node.program, args: [join(folder, 'bin', 'wasm-opt')] }
  const { code, stdout } = await world.exec({ ...command, args: [...command.args, '--version'] })
  return code === 0
    ? { command, version: stdout.trim() }
    : { missing: 'wasm-opt, out of the npm package binaryen, does not run.', hint }
}
