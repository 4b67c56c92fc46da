import { Router } from 'express'
import type { ServedArtefact } from '../modules.ts'

/** What of a module's JavaScript may be asked for, by the name that it has in the address. */
const names = ['glue', 'adapter'] as const

/**
 * `GET /artefacts/<crate>/<variant>/glue.js` and `…/adapter.js`: the JavaScript that belongs to a module. Our pages may run it,
 * for it comes from their own server.
 */
export const scripts = (served: readonly ServedArtefact[]): Router => {
  const byAddress = new Map<string, string>(
    served.flatMap(({ crate, variant, scripts: own }) =>
      own ? names.map((name) => [`${crate}/${variant}/${name}`, own[name]] as const) : [],
    ),
  )
  const router = Router()
  router.get('/artefacts/:crate/:variant/:name.js', (request, response, next) => {
    const { crate, variant, name } = request.params
    const path = byAddress.get(`${crate}/${variant}/${name}`)
    if (path === undefined) {
      response.status(404).type('text').send('There is no such script in this run.')
      return
    }
    response.set('Cache-Control', 'no-cache').type('text/javascript')
    // `dotfiles`: the cache's own folder begins with a dot.
    response.sendFile(path, { dotfiles: 'allow', cacheControl: false }, (error) => {
      if (error && !response.headersSent) next(error)
    })
  })
  return router
}
