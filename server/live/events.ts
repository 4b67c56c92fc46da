import type { Response } from 'express'
import type { LiveUpdate } from '../../harness/schema/live.ts'
import type { LiveRun } from './liveRun.ts'

/** A viewer that has so much unread, in bytes, is sent away: it comes back by itself and gets everything anew. */
const mostUnreadBytes = 1024 * 1024

/** An update as server-sent events have it (HTML, "Server-sent events"). JSON has no line feed of its own. */
const eventText = (id: number, update: LiveUpdate): string =>
  `id: ${id}\nevent: ${update.type}\ndata: ${JSON.stringify(update)}\n\n`

/**
 * Sends what happens in a run, the moment it is told, and nothing in between: no heartbeat, no timer. A viewer that comes back is
 * sent everything again, whatever it has seen last. Nobody waits for a viewer.
 *
 * @param run `null`: it is over, which is all that is sent
 */
export const sendEvents = (run: LiveRun | null, response: Response): void => {
  let id = 0
  let leave = (): void => {}
  response.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // A proxy that collects would show the run in jumps.
    'X-Accel-Buffering': 'no',
  })
  if (run === null || response.req.method === 'HEAD') {
    response.end('event: over\ndata: {}\n\n')
    return
  }
  response.flushHeaders()
  response.on('close', () => leave())
  leave = run.watch({
    tell: (update) => {
      if (response.writableLength > mostUnreadBytes) response.destroy()
      else response.write(eventText(++id, update))
    },
    end: () => response.end(),
  })
  if (response.destroyed) leave()
}
