import type { Emit } from '../events.ts'
import { lineOf } from './lines.ts'

/** For logs: one line an event, never overwritten. */
export const plain =
  (write: (text: string) => void): Emit =>
  (event) => {
    const line = lineOf(event)
    if (line !== null) write(`${line}\n`)
  }
