import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scripts } from './scripts.ts'

let folder: string
let server: Server
let origin: string

beforeAll(async () => {
  // A name with a leading dot, as the cache's folder has.
  folder = await mkdtemp(join(tmpdir(), '.crosslane-scripts-'))
  const own = { glue: join(folder, 'a.js'), adapter: join(folder, 'b.js') }
  await writeFile(own.glue, 'export default "glue"')
  await writeFile(own.adapter, 'export const cases = []')
  const served = { crate: 'crossings', variant: 'scalar', path: join(folder, 'a.wasm'), sha256: 'f'.repeat(64) }
  const app = express()
  app.use(
    scripts([
      { ...served, scripts: own },
      { ...served, variant: 'bare', scripts: null },
    ]),
  )
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

it.each([
  ['glue', 'export default "glue"'],
  ['adapter', 'export const cases = []'],
])('serves %s.js as a script', async (name, text) => {
  const response = await fetch(`${origin}/artefacts/crossings/scalar/${name}.js`)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await response.text()).toBe(text)
})

it.each(['crossings/scalar/a.js', 'crossings/scalar/%2e%2e%2fa.js', 'crossings/bare/glue.js', 'other/scalar/glue.js'])(
  'knows nothing of %s',
  async (path) => {
    expect((await fetch(`${origin}/artefacts/${path}`)).status).toBe(404)
  },
)
