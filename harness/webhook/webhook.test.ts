import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Webhook } from '../schema/nightly.ts'
import { deliver } from './deliver.ts'
import { signedHeaders } from './sign.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

it('is signed as the specification says: its own example', () => {
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  }
  expect(signedHeaders(message, secret)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

interface Got {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A receiver that answers one after the other, and then always the last. */
const receiver = async (...answers: readonly (number | { status: number; headers: Record<string, string> })[]) => {
  const got: Got[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const answer = answers[Math.min(got.length, answers.length - 1)] ?? 500
    got.push({ headers: request.headers, body })
    const { status, headers } = typeof answer === 'number' ? { status: answer, headers: {} } : answer
    response.writeHead(status, headers).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/nights`
  return { got, webhook: Webhook.parse({ url, secret, attempts: 4 }) }
}

const { signal } = new AbortController()
const options = { signal, now: () => new Date('2026-11-23T02:00:00Z'), pauseMs: 1, timeoutMs: 2000 }

describe('delivery', () => {
  it('is repeated where the receiver fails, as the same message', async () => {
    const { got, webhook } = await receiver(500, 503, 204)
    expect(await deliver({ told: 'something' }, webhook, options)).toEqual({ ok: true, attempts: 3 })
    expect(got.map(({ body }) => body)).toEqual(Array.from({ length: 3 }, () => '{"told":"something"}'))
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    const { headers, body } = got[2] as Got
    const message = { id: String(headers['webhook-id']), at: options.now(), body }
    expect(headers).toMatchObject(signedHeaders(message, secret))
  })

  it('ends when it was tried often enough, and says what was met', async () => {
    const { got, webhook } = await receiver(500)
    expect(await deliver({}, webhook, options)).toEqual({ ok: false, attempts: 4, why: 'it answered 500' })
    expect(got).toHaveLength(4)
  })

  it.each([400, 401, 404, 302])('is not repeated where the receiver answers %i', async (status) => {
    const { got, webhook } = await receiver({ status, headers: { location: 'http://127.0.0.1:1/' } })
    expect(await deliver({}, webhook, options)).toEqual({ ok: false, attempts: 1, why: `it answered ${status}` })
    expect(got).toHaveLength(1)
  })

  it('waits for as long as the receiver asks for', async () => {
    const { webhook } = await receiver({ status: 429, headers: { 'retry-after': '1' } }, 200)
    const start = performance.now()
    expect(await deliver({}, webhook, options)).toEqual({ ok: true, attempts: 2 })
    expect(performance.now() - start).toBeGreaterThan(990)
  })

  it('is told as failed where nobody listens', async () => {
    const webhook = Webhook.parse({ url: 'http://127.0.0.1:1/', secret, attempts: 2 })
    expect(await deliver({}, webhook, options)).toMatchObject({ ok: false, attempts: 2 })
  })

  it('stops when it is interrupted', async () => {
    const { webhook } = await receiver(500)
    const interrupted = AbortSignal.timeout(30)
    await expect(deliver({}, webhook, { ...options, signal: interrupted, pauseMs: 5000 })).rejects.toThrow()
  })
})
