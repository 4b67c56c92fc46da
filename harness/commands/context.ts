import type { World } from '../toolchain/world.ts'

/** What a command needs of the world it was typed in; the command line makes the real one, tests another. */
export interface Context {
  /** Folder it was typed in, absolute. */
  readonly folder: string
  readonly world: World
  /** The result: what one would pipe into something. */
  readonly out: (text: string) => void
  /** Everything said on the way. */
  readonly err: (text: string) => void
  /** Whether `err` is a terminal, whose lines can be overwritten. */
  readonly isTerminal: boolean
  /** Whether `out` shows colour. */
  readonly colour: boolean
  readonly columns: () => number
  readonly ask: (question: string) => Promise<boolean>
  /** Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal
  /** Marks every process that this command starts. */
  readonly mark: string
  readonly now: () => Date
  /** A fresh seed, unsigned 32 bits. */
  readonly freshSeed: () => number
}
