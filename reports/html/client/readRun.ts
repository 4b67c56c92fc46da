import type { RunDocument } from '../../../harness/schema/run.ts'

/** The run that the page was rendered from. Rejects where the data is cut off. */
export const readRun = async (page: Document): Promise<RunDocument> => {
  const packed = Uint8Array.from(atob(page.getElementById('run')?.textContent ?? ''), (sign) => sign.charCodeAt(0))
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(unpacked).json()) as RunDocument
}
