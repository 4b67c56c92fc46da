import { Router } from 'express'
import type { Deliver } from '../delivery.ts'
import type { Modules } from '../modules.ts'
import { type Encoding, encodings } from '../uniqueModule.ts'

/** What may stand in `?v=` and in the header that says for which visit a module is asked: both come back in answers. */
const plainName = /^[\w.@-]{1,200}$/
const plain = (value: unknown): string | null => (typeof value === 'string' && plainName.test(value) ? value : null)

/** With a `v` in its address a module never changes. */
const cachingOf = (mark: string | null): string => (mark === null ? 'no-cache' : 'public, max-age=31536000, immutable')

/**
 * `GET /artefacts/<crate>/<variant>.wasm`, compressed beforehand as the client accepts it. With `?v=<mark>` its bytes are those
 * of no other address, and caches may keep it; with `&network=1` it comes through the network that the run imitates.
 *
 * Whoever asks may say for which visit in `x-crosslane-visit`; the answer repeats it, and so tells whether it was made for that
 * visit or comes from a cache.
 */
export const artefacts = (modules: Modules, deliver: Deliver): Router => {
  const router = Router()
  router.get('/artefacts/:crate/:variant.wasm', async (request, response) => {
    const artefact = modules.find(request.params.crate, request.params.variant)
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
    response.set('Content-Type', 'application/wasm')
    if (encoding !== 'identity') response.set('Content-Encoding', encoding)
    await deliver(request, response, await modules.body(artefact, encoding, mark))
  })
  return router
}
