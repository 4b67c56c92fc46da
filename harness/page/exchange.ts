import type { Job } from '../schema/job.ts'
import type { Progress, VisitResult } from '../schema/visit.ts'

/** The page's side of the server: everything it receives and sends. */
export interface Exchange {
  job(): Promise<Job>
  /** Announces a step that may never return. Resolves when the server has heard it, so that nothing is under way while times are taken. */
  progress(progress: Progress): Promise<void>
  /** Has memory read by those outside. Resolves when that is done. */
  checkpoint(name: string): Promise<void>
  result(result: VisitResult): Promise<void>
  /** Says that there will be no result. */
  trouble(message: string): Promise<void>
}

/** @param page the page's own address: `/visit/<id>?token=…` */
export const exchange = (page: URL): Exchange => {
  const visit = page.pathname.split('/').at(-1) ?? ''
  const headers = { 'x-crosslane-token': page.searchParams.get('token') ?? '' }
  const address = (what: string) => `/api/visits/${visit}/${what}`
  const post = (what: string, body: unknown, keepalive = false) =>
    fetch(address(what), {
      method: 'POST',
      keepalive,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  return {
    job: async () => {
      const response = await fetch(address('job'), { headers })
      if (!response.ok) throw new Error(`no job for this page: ${response.status} ${await response.text()}`)
      return (await response.json()) as Job
    },
    progress: async (progress) => {
      // A lost announcement costs a detail of an error message, nothing else.
      await post('progress', progress).catch(() => {})
    },
    checkpoint: async (name) => {
      const response = await post('checkpoint', { visit, name })
      if (!response.ok) throw new Error(`the checkpoint was refused: ${response.status} ${await response.text()}`)
    },
    result: async (result) => {
      const response = await post('result', result)
      if (!response.ok) throw new Error(`the result was refused: ${response.status} ${await response.text()}`)
    },
    trouble: async (message) => {
      // The page may be on its way out.
      await post('trouble', { visit, message: message.slice(0, 10_000) }, true)
    },
  }
}
