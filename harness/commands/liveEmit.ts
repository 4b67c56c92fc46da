import type { Emit } from '../events.ts'
import type { FedRun } from '../live/liveRun.ts'
import { lineOf } from '../progress/lines.ts'

/** Tells a live run what happens before it has a journal: what a terminal would say, and whom it waits for. */
export const liveEmit =
  (run: FedRun): Emit =>
  (event) => {
    const line = lineOf(event)
    if (line !== null) run.say(line)
    if (event.type === 'invited') run.invite(event.browser, event.near)
  }
