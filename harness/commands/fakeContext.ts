import { realWorld } from '../toolchain/world.ts'
import type { Context } from './context.ts'

/** A command's world for tests, and what it printed there. */
export interface FakeContext {
  readonly context: Context
  readonly printed: { out: string; err: string }
}

/** A terminal of 120 columns without colour in a folder, where nobody answers questions. */
export const fakeContext = (folder: string, more: Partial<Context> = {}): FakeContext => {
  const printed = { out: '', err: '' }
  const context: Context = {
    folder,
    world: realWorld(folder),
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    isTerminal: false,
    colour: false,
    columns: () => 120,
    ask: async () => false,
    signal: new AbortController().signal,
    mark: `${process.pid}-test`,
    now: () => new Date(),
    freshSeed: () => 7,
    ...more,
  }
  return { context, printed }
}
