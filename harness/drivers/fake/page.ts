import { consoleLog } from '../consoleLog.ts'
import type { OpenPage } from '../driver.ts'
import { Job } from '../../schema/job.ts'
import type { Progress } from '../../schema/visit.ts'
import type { FakeModel } from './model.ts'
import { fakeResult } from './result.ts'
import { fakeSelfTest } from './selfTest.ts'

/** The server's answers to a page, under the address that the page was opened with. */
const exchange = (url: string, signal: AbortSignal) => {
  const page = new URL(url)
  const [, kind, id = ''] = page.pathname.split('/')
  const headers = { 'x-crosslane-token': page.searchParams.get('token') ?? '', 'content-type': 'application/json' }
  const ask = async (what: string, options: RequestInit): Promise<Response> => {
    const response = await fetch(`${page.origin}/api/${kind}s/${id}/${what}`, { headers, signal, ...options })
    if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`)
    return response
  }
  const post = async (what: string, body: unknown): Promise<void> => {
    const response = await ask(what, { method: 'POST', body: JSON.stringify(body) })
    await response.arrayBuffer()
  }
  return {
    isSelfTest: kind === 'self-test',
    job: async () => Job.parse(await (await ask('job', {})).json()),
    progress: (progress: Progress) => post('progress', progress),
    result: (result: unknown) => post('result', result),
  }
}

/**
 * Does what the page would do, with numbers from the model instead of measured ones.
 *
 * @param endBrowser called when the script says that the browser ends
 */
export const openFakePage = (
  url: string,
  model: FakeModel,
  browser: string,
  endBrowser: (reason: string) => void,
): OpenPage => {
  const left = new AbortController()
  const log = consoleLog()
  const crashed = Promise.withResolvers<string>()
  const { isSelfTest, job: getJob, progress, result } = exchange(url, left.signal)

  const work = async (): Promise<void> => {
    if (isSelfTest) return result(fakeSelfTest(model, browser))
    const job = await getJob()
    const here = model.troubles.filter(
      (trouble) =>
        'benchmark' in trouble &&
        trouble.benchmark === job.benchmark &&
        (trouble.browser === undefined || trouble.browser === browser),
    )
    for (const { id } of job.variants) await progress({ visit: job.visit, variant: id, phase: 'first-call' })
    switch (here.find((trouble) => !('variant' in trouble))?.kind) {
      case 'crash':
        log.add('error: the script of this fake page says that it crashes')
        return crashed.resolve('the page crashed')
      case 'gone':
        return endBrowser('the browser ended by itself')
      case 'hang':
        return undefined
      case 'garbage':
        return result({ visit: job.visit, variants: 'none' })
      default:
        return result(
          fakeResult(job, model, browser, (variant) =>
            here.find((trouble) => 'variant' in trouble && trouble.variant === variant),
          ),
        )
    }
  }
  work().catch((error: unknown) => {
    if (!left.signal.aborted) log.add(`uncaught: ${error instanceof Error ? error.message : String(error)}`)
  })
  return { crashed: crashed.promise, console: log.entries, close: async () => left.abort() }
}
