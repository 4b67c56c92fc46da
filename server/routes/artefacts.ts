import { type RequestHandler, Router } from 'express'
import type { Deliver } from '../delivery.ts'
import type { Modules, Suffix } from '../modules.ts'
import { type Encoding, encodings } from '../uniqueModule.ts'

/** What may stand in `?v=` and in the header that says for which visit a module is asked: both come back in answers. */
const plainName = /^[\w.@-]{1,200}$/
const plain = (value: unknown): string | null => (typeof value === 'string' && plainName.test(value) ? value : null)

/** With a `v` in its address a module never changes. */
const cachingOf = (mark: string | null): string => (mark === null ? 'no-cache' : 'public, max-age=31536000, immutable')

const types: Readonly<Record<Suffix, string>> = {
  '.wasm': 'application/wasm',
  '.js': 'text/javascript; charset=utf-8',
}

/**
 * `GET /artefacts/<crate>/<variant>.wasm`, or `.js` where the variant is a script, compressed beforehand as the client accepts
 * it. With `?v=<mark>` its bytes are those of no other address, and caches may keep it; with `&network=1` it comes through the
 * network that the run imitates.
 *
 * Whoever asks may say for which visit in `x-crosslane-visit`; the answer repeats it, and so tells whether it was made for that
 * visit or comes from a cache.
 */
export const artefacts = (modules: Modules, deliver: Deliver): Router => {
  const router = Router()
  const serve =
    (suffix: Suffix): RequestHandler<{ crate: string; variant: string }> =>
    async (request, response) => {
      const artefact = modules.find(request.params.crate, request.params.variant, suffix)
      if (!artefact) {
        response.status(404).type('text').send('There is no such module in this run.')
        return
      }
      const encoding = (request.acceptsEncodings([...encodings]) || 'identity') as Encoding
      const mark = plain(request.query['v'])
      const visit = plain(request.get('x-crosslane-visit'))
      response.set({
        'Cache-Control': cachingOf(mark),
        Vary: 'Accept-Encoding',
        ETag: `"${[artefact.sha256.slice(0, 32), encoding, ...(mark === null ? [] : [mark])].join('-')}"`,
        ...(visit === null ? {} : { 'X-Crosslane-Visit': visit }),
      })
      if (request.fresh) {
        response.status(304).end()
        return
      }
      response.set('Content-Type', types[suffix])
      if (encoding !== 'identity') response.set('Content-Encoding', encoding)
      await deliver(request, response, await modules.body(artefact, encoding, mark))
    }
  router.get('/artefacts/:crate/:variant.wasm', serve('.wasm'))
  router.get('/artefacts/:crate/:variant.js', serve('.js'))
  return router
}
