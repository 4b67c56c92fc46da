import type { Request, Response } from 'express'
import type { Network } from '../harness/schema/network.ts'
import { createLine } from './throttle.ts'

/** Sends the body of an answer whose headers are set. */
export type Deliver = (request: Request, response: Response, body: Uint8Array) => Promise<void>

/**
 * Sends bodies, through the network that is imitated where the address asks for it with `?network=1`: the same for every
 * engine, because it happens here and not in the browser.
 */
export const createDelivery = (network: Network | null): Deliver => {
  const line = network && createLine(network)
  return async (request, response, body) => {
    response.set('Content-Length', String(body.length))
    if (line && request.query['network'] === '1' && request.method !== 'HEAD') await line.send(response, body)
    else response.end(body)
  }
}
