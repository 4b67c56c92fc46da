import type { Writable } from 'node:stream'
import type { Network } from '../harness/schema/network.ts'

/** What has come free is handed out this often, in ms: often enough to be no burst, seldom enough not to steal the page's core. */
const tickMs = 4

/** An answer under way. */
interface Flow {
  readonly to: Writable
  readonly body: Uint8Array
  sent: number
  /** Its client does not read: what it leaves of its share is the others'. */
  blocked: boolean
}

/** A line to the browser that all answers share. */
export interface Line {
  /** Sends a body once its round trip is over. Resolves when the last byte is handed over, or the client has gone. */
  send(to: Writable, body: Uint8Array): Promise<void>
}

/** Resolves after so many ms, or when the client has gone. */
const roundTrip = (to: Writable, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      to.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    to.on('close', done)
  })

/**
 * A line of a given round-trip time and rate: nothing of an answer is sent before its round trip, then all answers
 * together get `downBytesPerSecond`, in equal shares as long as each can use its own. What nobody can use is lost, as on a
 * real line, so that there are no bursts.
 *
 * The bodies' bytes are counted, as they are compressed; headers and the framing of TCP/IP are not. Connections are already
 * open; slow start, loss and the way up are not imitated.
 *
 * @param now time in ms, for tests
 */
export const createLine = (
  { rttMs, downBytesPerSecond }: Pick<Network, 'rttMs' | 'downBytesPerSecond'>,
  now: () => number = () => performance.now(),
): Line => {
  const flows = new Map<Flow, () => void>()
  let timer: NodeJS.Timeout | undefined
  let last = 0
  /** Bytes that may be sent now; fractions are carried over. */
  let credit = 0

  const finish = (flow: Flow): void => {
    flows.get(flow)?.()
    flows.delete(flow)
    if (flows.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  const write = (flow: Flow, bytes: number): void => {
    if (bytes === 0) return
    flow.blocked = !flow.to.write(flow.body.subarray(flow.sent, flow.sent + bytes))
    flow.sent += bytes
    if (flow.sent < flow.body.length) return
    flow.to.end()
    finish(flow)
  }
  const left = ({ body, sent }: Flow): number => body.length - sent
  const tick = (rate: number): void => {
    const at = now()
    const open = [...flows.keys()].filter(({ blocked }) => !blocked).toSorted((a, b) => left(a) - left(b))
    credit += ((at - last) * rate) / 1000
    last = at
    // Whoever needs less than its share leaves more to the rest.
    open.forEach((flow, index) => {
      const share = Math.min(Math.floor(credit / (open.length - index)), left(flow))
      credit -= share
      write(flow, share)
    })
    if (![...flows.keys()].some(({ blocked }) => !blocked)) credit = 0
  }

  return {
    send: async (to, body) => {
      await roundTrip(to, rttMs)
      if (to.destroyed) return
      if (downBytesPerSecond === null || body.length === 0) {
        to.end(body)
        return
      }
      const flow: Flow = { to, body, sent: 0, blocked: false }
      await new Promise<void>((resolve) => {
        flows.set(flow, resolve)
        to.on('drain', () => (flow.blocked = false))
        to.on('close', () => finish(flow))
        if (timer !== undefined) return
        last = now()
        credit = 0
        timer = setInterval(tick, tickMs, downBytesPerSecond)
      })
    },
  }
}
