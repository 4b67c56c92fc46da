import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { problem } from '../errors.ts'
import { loopback } from './addresses.ts'

/** Attempts to find a port that is free on both addresses. */
const mostAttempts = 5

/** Servers of one app. */
export interface Listening {
  readonly port: number
  readonly servers: readonly Server[]
}

const listenAt = async (app: RequestListener, host: string, port: number): Promise<Server> => {
  const server = createServer(app)
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE'

const attempt = async (app: RequestListener, host: string | null, port: number): Promise<Listening> => {
  // All addresses are one socket, loopback among them.
  if (host === '0.0.0.0' || host === '::') {
    const server = await listenAt(app, host, port)
    return { port: portOf(server), servers: [server] }
  }
  const near = await listenAt(app, loopback, port)
  if (host === null) return { port: portOf(near), servers: [near] }
  try {
    return { port: portOf(near), servers: [near, await listenAt(app, host, portOf(near))] }
  } catch (error) {
    near.close()
    throw error
  }
}

/**
 * Listens on loopback, and where it is asked for on another address too, under one port.
 *
 * @param host besides loopback
 * @param port 0: one that is free
 * @throws CrosslaneError `cannotListen`
 */
export const listen = async (app: RequestListener, host: string | null, port: number): Promise<Listening> => {
  for (let left = mostAttempts; ; left--) {
    try {
      return await attempt(app, host, port)
    } catch (error) {
      if (port === 0 && left > 1 && isTaken(error)) continue
      throw problem('cannotListen', host ?? loopback, port, (error as Error).message)
    }
  }
}
