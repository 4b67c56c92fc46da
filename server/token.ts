import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

/** Tells whether something is the token, in a time that does not tell how much of it is. */
export const sameAs = (token: string): ((given: unknown) => boolean) => {
  const right = Buffer.from(token)
  return (given) => {
    const bytes = Buffer.from(typeof given === 'string' ? given : '')
    return bytes.length === right.length && timingSafeEqual(bytes, right)
  }
}

/** Where a browser keeps the token. A name of its own: cookies do not keep ports apart, and two servers of one machine must not take each other's. */
export const cookieName = (token: string): string =>
  `crosslane-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`

export const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.cookie ?? '')
    .split('; ')
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
