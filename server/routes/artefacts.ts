import { Router } from 'express'

/** A file that may be fetched, and nothing else may: the request only chooses among these. */
export interface ServedArtefact {
  readonly crate: string
  readonly variant: string
  /** Absolute path of the .wasm file; `.br` and `.gz` of it lie beside it. */
  readonly path: string
  readonly sha256: string
}

const suffixes = { br: '.br', gzip: '.gz', identity: '' } as const
type Encoding = keyof typeof suffixes

/** `GET /artefacts/<crate>/<variant>.wasm`, compressed beforehand as the client accepts it. */
export const artefacts = (served: readonly ServedArtefact[]): Router => {
  const byAddress = new Map(served.map((artefact) => [`${artefact.crate}/${artefact.variant}`, artefact]))
  const router = Router()
  router.get('/artefacts/:crate/:variant.wasm', (request, response, next) => {
    const artefact = byAddress.get(`${request.params.crate}/${request.params.variant}`)
    if (!artefact) {
      response.status(404).type('text').send('There is no such module in this run.')
      return
    }
    const encoding = (request.acceptsEncodings('br', 'gzip', 'identity') || 'identity') as Encoding
    response.set({
      'Content-Type': 'application/wasm',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      ETag: `"${artefact.sha256.slice(0, 32)}-${encoding}"`,
    })
    if (encoding !== 'identity') response.set('Content-Encoding', encoding)
    // `dotfiles`: the cache's own folder begins with a dot.
    response.sendFile(artefact.path + suffixes[encoding], { dotfiles: 'allow', cacheControl: false }, (error) => {
      if (error && !response.headersSent) next(error)
    })
  })
  return router
}
