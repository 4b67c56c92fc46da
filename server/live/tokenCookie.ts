import type { RequestHandler } from 'express'
import { cookieName, cookieOf, sameAs } from '../token.ts'

/**
 * Lets in who knows the token. It stands in the address once, as `?token=`; from then on the browser keeps it in a cookie that no script sees, and
 * the address no longer has it, so that it gets into no history and no screenshot.
 */
export const withTokenCookie = (token: string): RequestHandler => {
  const name = cookieName(token)
  const isRight = sameAs(token)
  return (request, response, next) => {
    const { token: given, ...rest } = request.query
    if (isRight(given)) {
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
    if (isRight(cookieOf(request, name))) next()
    else response.status(403).type('text').send('This address needs the token that crosslane printed with it.')
  }
}
