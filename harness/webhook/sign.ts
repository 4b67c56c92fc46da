import { createHmac } from 'node:crypto'

/** Secrets that begin like this are bytes in base64; others are taken as they are, in UTF-8. */
const encoded = 'whsec_'

export interface Message {
  /** The same for every attempt to deliver it. */
  readonly id: string
  /** Of this attempt. */
  readonly at: Date
  readonly body: string
}

/**
 * The headers of a message that its receiver can trust: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * (there are libraries for receivers in a dozen languages).
 */
export const signedHeaders = ({ id, at, body }: Message, secret: string): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = secret.startsWith(encoded) ? Buffer.from(secret.slice(encoded.length), 'base64') : Buffer.from(secret)
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
