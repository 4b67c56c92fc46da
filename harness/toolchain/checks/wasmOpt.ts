import { findWasmOpt } from '../wasmOpt.ts'
import type { Check } from './check.ts'

export const wasmOptCheck: Check = {
  id: 'wasm-opt',
  title: 'wasm-opt',
  run: async (world) => {
    const found = await findWasmOpt(world)
    if ('missing' in found) return { status: 'fail', found: found.missing, hint: found.hint }
    const { program, args } = found.command
    const { code, stdout } = await world.exec({ program, args: [...args, '--version'] })
    return code === 0
      ? { status: 'ok', found: stdout.trim() }
      : { status: 'fail', found: `${found.version} does not run`, hint: 'Type: npm ci' }
  },
}
