import { timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'

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

/** Refuses requests without the run's token, given as header `x-crosslane-token` or as `?token=`. */
export const withToken = (token: string): RequestHandler => {
  const right = Buffer.from(token)
  return (request, response, next) => {
    const query = request.query['token']
    const given = Buffer.from(request.get('x-crosslane-token') ?? (typeof query === 'string' ? query : ''))
    if (given.length === right.length && timingSafeEqual(given, right)) next()
    else response.status(403).type('text').send('This address belongs to a run that is over, or to another run.')
  }
}
