import { findWasmOpt } from '../wasmOpt.ts'
import type { Check } from './check.ts'

export const wasmOptCheck: Check = {
  id: 'wasm-opt',
  title: 'wasm-opt',
  run: async (world) => {
    const found = await findWasmOpt(world)
    return 'missing' in found
      ? { status: 'fail', found: found.missing, hint: found.hint }
      : { status: 'ok', found: found.version }
  },
}
