import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '../errors.ts'
import { loopback } from '../serve/addresses.ts'

/** The port of the live view where nobody names another: the same today as yesterday, so that an open page finds it again. */
export const usualPort = 7357

/** How long answers under way may take when the server goes away, in ms. */
const flushMs = 2000

export interface Listening extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string
}

export interface ListenOptions {
  /** Port that the user named; otherwise the usual one, or any where that is taken. */
  readonly port?: number | undefined
}

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'

const listenOn = async (server: Server, port: number): Promise<void> => {
  server.listen(port, loopback)
  await once(server, 'listening')
}

/**
 * Serves an app. Closing lets answers under way finish.
 *
 * @param app made of the `host:port` values under which the server may be addressed, asked at each request
 * @throws CrosslaneError `portTaken`, where the port was named
 */
export const listen = async (
  app: (hosts: () => readonly string[]) => RequestListener,
  { port }: ListenOptions,
): Promise<Listening> => {
  let hosts: readonly string[] = []
  const server = createServer(app(() => hosts))
  try {
    await listenOn(server, port ?? usualPort)
  } catch (error) {
    if (!isTaken(error)) throw error
    if (port !== undefined) throw problem('portTaken', port)
    await listenOn(server, 0)
  }
  const { port: actual } = server.address() as AddressInfo
  hosts = [`${loopback}:${actual}`, `localhost:${actual}`]
  let isClosing = false
  server.on('request', (_request, response) => {
    response.on('close', () => {
      if (isClosing) server.closeIdleConnections()
    })
  })
  return {
    url: `http://${loopback}:${actual}/`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      isClosing = true
      server.close()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), flushMs)
      await closed
      clearTimeout(late)
    },
  }
}
