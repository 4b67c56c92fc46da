import { Router } from 'express'
import { pagePolicy } from '../headers.ts'

/** The scripts of our pages, bundled for the browser. */
export interface PageScripts {
  readonly visit: string
  /** Of the threads of a visit. */
  readonly worker: string
  readonly lobby: string
  readonly selfTest: string
}

/** Nothing in the page depends on the request, so nothing of the request can get into it. */
const page = (script: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>crosslane</title>
<link rel="icon" href="data:,">
</head>
<body></body>
<script type="module" src="${script}"></script>
</html>
`

/** `GET /visit/<id>`, `GET /lobby/<browser>` and `GET /self-test/<id>` with their scripts, and that of a visit's workers. */
export const pages = (scripts: PageScripts): Router => {
  const router = Router()
  const serveScript = (name: keyof PageScripts) => {
    router.get(`/scripts/${name}.js`, (_request, response) => {
      // A worker takes its policy from its script.
      response.set({ 'Content-Security-Policy': pagePolicy, 'Cache-Control': 'no-cache' })
      response.type('text/javascript').send(scripts[name])
    })
  }
  const serve = (path: string, name: keyof PageScripts) => {
    router.get(path, (_request, response) => {
      response.set({ 'Content-Security-Policy': pagePolicy, 'Cache-Control': 'no-store' })
      response.type('html').send(page(`/scripts/${name}.js`))
    })
    serveScript(name)
  }
  serve('/visit/:visit', 'visit')
  serve('/lobby/:browser', 'lobby')
  serve('/self-test/:id', 'selfTest')
  serveScript('worker')
  return router
}
