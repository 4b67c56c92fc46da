import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLine } from './throttle.ts'

/** A client that counts what it gets; it stops reading when told to. */
const client = () => {
  let reading = true
  let resume: (() => void) | undefined
  const writes: number[] = []
  const stream = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, callback) => {
      writes.push(chunk.length)
      if (reading) callback()
      else resume = callback
    },
  })
  return {
    stream,
    writes,
    received: () => writes.reduce((sum, bytes) => sum + bytes, 0),
    stopReading: () => (reading = false),
    goOnReading: () => {
      reading = true
      resume?.()
    },
  }
}

describe('by a clock of its own', () => {
  let ms = 0
  const now = () => ms
  beforeEach(() => {
    ms = 0
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  })
  afterEach(() => vi.useRealTimers())

  /** Lets streams do what they put off in between. */
  const pass = async (duration: number): Promise<void> => {
    for (const end = ms + duration; ms < end;) {
      ms++
      await vi.advanceTimersByTimeAsync(1)
      await setImmediate()
    }
  }
  const lineOf = (rttMs: number, downBytesPerSecond: number | null) => createLine({ rttMs, downBytesPerSecond }, now)
  const body = (bytes: number) => new Uint8Array(bytes)

  it.each([10_000, 200_000, 1_125_000, 12_500_000])('delivers %i bytes a second', async (rate) => {
    const one = client()
    void lineOf(0, rate).send(one.stream, body(3 * rate))
    await pass(1000)
    expect(one.received() / rate).toBeCloseTo(1, 1.7)
    await pass(1000)
    expect(one.received() / rate).toBeCloseTo(2, 1.7)
  })

  it('sends nothing before the round trip, and no more than a moment is worth right after it', async () => {
    const one = client()
    void lineOf(300, 100_000).send(one.stream, body(50_000))
    await pass(299)
    expect(one.received()).toBe(0)
    await pass(6)
    expect(one.received()).toBeGreaterThan(0)
    expect(one.received()).toBeLessThanOrEqual(600)
    expect(Math.max(...one.writes)).toBeLessThanOrEqual(500)
  })

  it('only waits where the rate is not limited', async () => {
    const one = client()
    const sent = lineOf(20, null).send(one.stream, body(1_000_000))
    await pass(19)
    expect(one.received()).toBe(0)
    await pass(2)
    await sent
    expect(one.received()).toBe(1_000_000)
  })

  it('shares the rate between answers, and gives all of it to the one that is left', async () => {
    const [long, short] = [client(), client()]
    const line = lineOf(0, 100_000)
    void line.send(long.stream, body(1_000_000))
    void line.send(short.stream, body(20_000))
    await pass(200)
    expect(long.received() / short.received()).toBeCloseTo(1, 1)
    expect(long.received() + short.received()).toBeLessThanOrEqual(20_400)
    expect(long.received() + short.received()).toBeGreaterThan(19_000)
    await pass(800)
    expect(short.received()).toBe(20_000)
    expect(long.received() / 80_000).toBeCloseTo(1, 1.7)
  })

  it('does not save up for a client that does not read, nor for one that comes later', async () => {
    const slow = client()
    const line = lineOf(0, 100_000)
    void line.send(slow.stream, body(1_000_000))
    await pass(100)
    slow.stopReading()
    await pass(500)
    const before = slow.received()
    expect(before).toBeLessThanOrEqual(11_000)
    slow.goOnReading()
    await pass(100)
    expect(slow.received() - before).toBeLessThanOrEqual(10_500)
    expect(slow.received() - before).toBeGreaterThan(9_000)

    slow.stream.destroy()
    await pass(1000)
    const late = client()
    void line.send(late.stream, body(1_000_000))
    await pass(100)
    expect(late.received()).toBeLessThanOrEqual(10_500)
  })

  it('leaves what one client does not read to the others', async () => {
    const [slow, other] = [client(), client()]
    slow.stopReading()
    const line = lineOf(0, 100_000)
    void line.send(slow.stream, body(1_000_000))
    void line.send(other.stream, body(1_000_000))
    await pass(1000)
    expect(other.received() / 100_000).toBeCloseTo(1, 1.3)
  })

  it('ends when the client goes away, in the round trip or in the middle, and leaves no timer behind', async () => {
    for (const rttMs of [0, 1000]) {
      const one = client()
      const sent = lineOf(rttMs, 100_000).send(one.stream, body(1_000_000))
      await pass(50)
      one.stream.destroy()
      await pass(1)
      await sent
      const before = one.received()
      await pass(2000)
      expect(one.received()).toBe(before)
      expect(vi.getTimerCount()).toBe(0)
    }
  })
})

/** Time in ms that each of so many clients needs for the body. */
const measure = async (bytes: number, rate: number, rttMs: number, clients: number): Promise<number[]> => {
  const line = createLine({ rttMs, downBytesPerSecond: rate })
  const server = createServer((_request, response) => {
    response.setHeader('Content-Length', bytes)
    void line.send(response, new Uint8Array(bytes))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const start = performance.now()
  const download = async (): Promise<number> => {
    const [response] = await once(request({ host: '127.0.0.1', port, agent: false }).end(), 'response')
    let received = 0
    for await (const chunk of response) received += (chunk as Buffer).length
    expect(received).toBe(bytes)
    return performance.now() - start
  }
  const times = await Promise.all(Array.from({ length: clients }, download))
  server.close()
  return times
}

// The one test here that takes its time: over a real connection nothing is faster than it may be, however busy the machine.
it.each([
  [1, 100_000],
  [2, 1_125_000],
])('over a connection, %i downloads together at %i bytes a second', async (clients, rate) => {
  const bytes = (0.8 * rate) / clients
  const last = Math.max(...(await measure(bytes, rate, 50, clients)))
  expect(last).toBeGreaterThan(840)
  expect(last).toBeLessThan(840 + 400)
})
