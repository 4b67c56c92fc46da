import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorMessage } from '../errorMessage.ts'
import type { Webhook } from '../schema/nightly.ts'
import { version } from '../version.ts'
import { signedHeaders } from './sign.ts'

export interface DeliverOptions {
  readonly signal: AbortSignal
  readonly now: () => Date
  /** An attempt that has no answer after this long has failed. */
  readonly timeoutMs?: number
  /** Pause after the first attempt; each later one is three times as long as the one before. */
  readonly pauseMs?: number
}

export type Delivery =
  | { readonly ok: true; readonly attempts: number }
  /** `why`: what the last attempt met. */
  | { readonly ok: false; readonly attempts: number; readonly why: string }

/** A receiver that asks for more patience than this is not waited for longer. */
const longestPauseMs = 120_000

/** The receiver was there and may take it later. */
const isWorthRepeating = (status: number): boolean => status >= 500 || status === 429 || status === 408

/** What the receiver asks for, in ms; `null` where it asks for nothing. */
const retryAfter = (value: string | null, now: Date): number | null => {
  if (value === null) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

interface Attempt {
  readonly why: string | null
  readonly isFinal: boolean
  readonly pauseMs: number | null
}

/**
 * Posts a message as JSON, signed, until the receiver has taken it or there have been attempts enough. The receiver may get it twice: it knows
 * both by the same `webhook-id`.
 */
export const deliver = async (
  message: unknown,
  { url, secret, attempts: most }: Webhook,
  { signal, now, timeoutMs = 10_000, pauseMs = 2000 }: DeliverOptions,
): Promise<Delivery> => {
  const id = `msg_${randomUUID()}`
  const body = JSON.stringify(message)
  const attempt = async (): Promise<Attempt> => {
    const at = now()
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'user-agent': `crosslane/${version}`,
          ...signedHeaders({ id, at, body }, secret),
        },
        // A message for one receiver is not for wherever it points.
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      })
      await response.body?.cancel()
      const { status } = response
      return {
        why: response.ok ? null : `it answered ${status}`,
        isFinal: !isWorthRepeating(status),
        pauseMs: retryAfter(response.headers.get('retry-after'), at),
      }
    } catch (error) {
      signal.throwIfAborted()
      const { cause } = error as { cause?: unknown }
      return { why: errorMessage(cause ?? error), isFinal: false, pauseMs: null }
    }
  }
  for (let attempts = 1, pause = pauseMs; ; attempts++, pause *= 3) {
    const { why, isFinal, pauseMs: wanted } = await attempt()
    if (why === null) return { ok: true, attempts }
    if (isFinal || attempts >= most) return { ok: false, attempts, why }
    await sleep(Math.min(longestPauseMs, Math.max(pause, wanted ?? 0)), undefined, { signal })
  }
}
