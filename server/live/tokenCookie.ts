import { createHash, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'

const isSame = (given: string, token: string): boolean => {
  const [one, other] = [given, token].map((text) => Buffer.from(text))
  return one !== undefined && other !== undefined && one.length === other.length && timingSafeEqual(one, other)
}

/** Cookies do not keep ports apart: two servers of one machine must not take each other's place. */
const cookieOf = (token: string): string => `crosslane-${createHash('sha256').update(token).digest('hex').slice(0, 12)}`

const cookies = (header: string | undefined): Map<string, string> =>
  new Map(
    (header ?? '').split(';').map((pair) => {
      const [name = '', value = ''] = pair.trim().split('=')
      return [name, value]
    }),
  )

/**
 * Lets in who knows the token. It stands in the address once, as `?token=`; from then on the browser keeps it in a cookie that no script sees, and
 * the address no longer has it, so that it gets into no history and no screenshot.
 */
export const withTokenCookie = (token: string): RequestHandler => {
  const name = cookieOf(token)
  return (request, response, next) => {
    const { token: given, ...rest } = request.query
    if (typeof given === 'string' && isSame(given, token)) {
      response.cookie(name, token, { httpOnly: true, sameSite: 'lax', path: '/' })
      const query = new URLSearchParams(
        Object.entries(rest).flatMap(([key, value]) =>
          [value].flat().map((one): [string, string] => [key, String(one)]),
        ),
      ).toString()
      // Two slashes at its beginning would make it the address of another host.
      const path = request.path.replace(/^\/+/, '/')
      response.redirect(303, query === '' ? path : `${path}?${query}`)
      return
    }
    if (isSame(cookies(request.headers.cookie).get(name) ?? '', token)) next()
    else response.status(403).type('text').send('This address needs the token that crosslane printed with it.')
  }
}
