import type { Request, RequestHandler } from 'express'
import { cookieName, cookieOf, sameAs } from './token.ts'

/**
 * Refuses requests that were not addressed to this server by name: a page from elsewhere whose host name was made to
 * point here (DNS rebinding) sends its own name in `Host`.
 *
 * @param allowed the `host:port` values that are ours; asked at each request, because the port is chosen late
 */
export const knownHost =
  (allowed: () => readonly string[]): RequestHandler =>
  (request, response, next) => {
    if (allowed().includes(request.headers.host ?? '')) next()
    else response.status(421).type('text').send('This server answers only under its own address.')
  }

/** Whether a request came in by the address that only this machine has. */
const isFromHere = ({ socket: { localAddress = '' } }: Request): boolean =>
  /^(?:::ffff:)?127\./.test(localAddress) || localAddress === '::1'

/**
 * What lies open to this machine alone, such as modules: others need the run's token, from the link that they were given. A page
 * that they open gets it as a cookie, because what it loads goes by addresses that are the same for all.
 */
export const invitedOnly = (token: string): RequestHandler => {
  const isRight = sameAs(token)
  const name = cookieName(token)
  return (request, response, next) => {
    if (isFromHere(request) || isRight(request.get('x-crosslane-token')) || isRight(cookieOf(request, name))) next()
    else if (isRight(request.query['token'])) {
      response.cookie(name, token, { httpOnly: true, sameSite: 'strict' })
      next()
    } else response.status(403).type('text').send(notForYou)
  }
}

const notForYou = 'This address belongs to a run that is over, or to another run.'

/** Refuses requests without the run's token, given as header `x-crosslane-token` or as `?token=`. */
export const withToken = (token: string): RequestHandler => {
  const isRight = sameAs(token)
  return (request, response, next) => {
    if (isRight(request.get('x-crosslane-token') ?? request.query['token'])) next()
    else response.status(403).type('text').send(notForYou)
  }
}
