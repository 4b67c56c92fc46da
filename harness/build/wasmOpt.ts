import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { type CommandOptions, runCommand } from './command.ts'
import { firstError } from './firstError.ts'
import { StageFailure } from './stageFailure.ts'

/** wasm-opt's arguments besides the files: nothing but the named features, then the variant's flags. */
export const wasmOptArgs = (features: readonly string[], flags: readonly string[]): string[] => [
  '--mvp-features',
  ...features.map((feature) => `--enable-${feature}`),
  ...flags,
]

/** With these at its end, wasm-opt by hand writes the file that is served, which was stripped by us. */
export const strippingArgs: readonly string[] = ['--strip-debug', '--strip-producers']

/** Optimises a module. Throws StageFailure with what wasm-opt printed when it refuses. */
export const runWasmOpt = async (
  bytes: Uint8Array,
  { wasmOpt }: Toolchain,
  args: readonly string[],
  /** `cwd` is the folder for temporary files. */
  options: CommandOptions,
): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(options.cwd, 'wasm-opt-'))
  try {
    const [from, to] = [join(folder, 'in.wasm'), join(folder, 'out.wasm')]
    await writeFile(from, bytes)
    const all = [...wasmOpt.args, ...args, from, '-o', to]
    const { code, stderr } = await runCommand(wasmOpt.program, all, options)
    if (code !== 0) throw new StageFailure('wasm-opt', `wasm-opt failed: ${firstError(stderr)}`, stderr)
    return await readFile(to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
