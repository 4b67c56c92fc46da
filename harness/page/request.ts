import type { Phase } from '../schema/visit.ts'

/** Names the visit to the server, which repeats it: a cache repeats the name of the visit that it was filled by. */
export const visitHeader = 'x-crosslane-visit'

/** @throws Error for any answer but the module */
export const request = async (url: string, visit: string): Promise<Response> => {
  const response = await fetch(url, { headers: { [visitHeader]: visit } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response
}

/** The whole of a module. @throws Error for any answer but the module */
export const requestBytes = async (url: string, visit: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await request(url, visit)).arrayBuffer())

/** The phase in which streaming failed: the network lets one down with other errors than the module does. */
export const streamingPhase = (cause: unknown): Phase =>
  cause instanceof WebAssembly.CompileError ? 'compile' : 'download'
