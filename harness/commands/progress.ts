import type { Emit } from '../events.ts'
import { plain } from '../progress/plain.ts'
import { clearLine, tty } from '../progress/tty.ts'
import type { Context } from './context.ts'

/** Shows what goes on, as suits the place it is shown in; `end` takes a status line away that is no longer true. */
export const progress = ({ isTerminal, err, columns, colour }: Context): { readonly emit: Emit; end(): void } =>
  isTerminal ? { emit: tty(err, columns, colour), end: () => err(clearLine) } : { emit: plain(err), end: () => {} }
