import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bundle } from '../../bundle.ts'
import { runCommand } from '../command.ts'
import { firstError } from '../firstError.ts'
import { WasmDecodeError } from '../inspect/reader.ts'
import { readSections } from '../inspect/sections.ts'
import { lockedVersion } from '../lockFile.ts'
import { StageFailure } from '../stageFailure.ts'
import { bindgenTool, type ToolOptions } from './tool.ts'

/** Where the crate `wasm-bindgen` leaves a description of what the module shares with JavaScript; its tool takes it out. */
const description = 'custom:__wasm_bindgen_unstable'

/** Whether the module is wasm-bindgen's, as cargo leaves it: no engine can run it like that. What cannot be decoded is not. */
export const needsBindgen = (module: Uint8Array): boolean => {
  try {
    return readSections(module).some(({ name }) => name === description)
  } catch (error) {
    if (error instanceof WasmDecodeError) return false
    throw error
  }
}

export interface BindgenOptions extends ToolOptions {
  /** Of the crate's workspace, absolute: its Cargo.lock says which wasm-bindgen. */
  readonly workspaceRoot: string
}

/** A module that engines run together with its glue. */
export interface Bound {
  readonly bytes: Uint8Array
  /** An ES module, whole: `export default` takes a compiled module and instantiates it. */
  readonly glue: string
}

/** From cargo's module to one that can run, and the JavaScript that it needs for that. Throws StageFailure. */
export const runBindgen = async (module: Uint8Array, options: BindgenOptions): Promise<Bound> => {
  const { workspaceRoot, cache, env, signal } = options
  const lockFile = await readFile(join(workspaceRoot, 'Cargo.lock'), 'utf8').catch(() => '')
  const version = lockedVersion(lockFile, 'wasm-bindgen')
  if (version === null)
    throw new StageFailure('cargo', `There is no wasm-bindgen in ${join(workspaceRoot, 'Cargo.lock')}.`)
  const tool = await bindgenTool(version, options)
  const folder = await mkdtemp(join(cache, 'bindgen-'))
  try {
    await writeFile(join(folder, 'in.wasm'), module)
    const { code, stderr } = await runCommand(tool, ['in.wasm', 'out'], { cwd: folder, env, signal })
    if (code !== 0) throw new StageFailure('cargo', `wasm-bindgen failed: ${firstError(stderr)}`, stderr)
    return {
      bytes: await readFile(join(folder, 'out', 'module_bg.wasm')),
      // As people read it: what it costs is measured, and shall be the same whatever shortens names.
      glue: bundle(join(folder, 'out', 'module.js'), { minify: false }),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
