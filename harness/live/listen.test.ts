import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { listen } from './listen.ts'

const app =
  (hosts: () => readonly string[]) =>
  (_request: unknown, response: { end(text: string): void }): void =>
    response.end(hosts().join(' '))

it('answers on the loopback under its two names, and closes', async () => {
  const server = await listen(app, { port: 0 })
  const { host, port } = new URL(server.url)
  expect(await (await fetch(server.url)).text()).toBe(`${host} localhost:${port}`)
  await server[Symbol.asyncDispose]()
  await expect(fetch(server.url)).rejects.toThrow()
})

it('refuses a port that was named and is taken, and takes another where none was', async () => {
  const other = createServer()
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(listen(app, { port })).rejects.toMatchObject({
    code: 'portTaken',
    message: expect.stringContaining(String(port)),
  })
  await using one = await listen(app, {})
  await using two = await listen(app, {})
  expect(one.url).not.toBe(two.url)
  other.close()
})
