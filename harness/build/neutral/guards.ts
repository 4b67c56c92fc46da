import type { Random } from '../../stats/random.ts'
import { signedLeb, unsignedLeb } from './leb128.ts'

/** What guards compare: a mutable global of the module's own that nothing ever writes. */
export interface Watched {
  /** Index of the global. */
  readonly global: number
  /** What it is, for ever. */
  readonly value: number
}

/**
 * Code that does nothing: `if (global == constant) unreachable`, `count` times (0 to 15), with constants that the global never is.
 *
 * A compiler that sees one function at a time cannot leave them out: it does not know that nobody writes the global. The
 * constants differ, so that no guard follows from the one before. Each is one comparison and one branch that is never
 * taken: about 30 bytes of code in V8, with what lies out of line, and 0.1 ns.
 */
export const guards = ({ global, value }: Watched, count: number, source: Random): number[] => {
  const bytes: number[] = []
  for (let guard = 0; guard < count; guard++) {
    // Each from a range of its own, so that they differ; two bytes in the module, and too large for x86's form of one byte.
    const drawn = 0x100 + guard * 0x200 + source.below(0x200)
    const constant = drawn === value ? drawn ^ 1 : drawn
    bytes.push(0x23, ...unsignedLeb(global)) // global.get
    bytes.push(0x41, ...signedLeb(constant), 0x46) // i32.const, i32.eq
    bytes.push(0x04, 0x40, 0x00, 0x0b) // if, unreachable, end
  }
  return bytes
}

/** The watched global as the global section has it: a mutable i32. */
export const watchedGlobal = ({ value }: Watched): number[] => [0x7f, 0x01, 0x41, ...signedLeb(value), 0x0b]
