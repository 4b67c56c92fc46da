import { errorMessage } from '../../errorMessage.ts'
import { Job } from '../../schema/job.ts'
import type { Progress } from '../../schema/visit.ts'
import { consoleLog } from '../consoleLog.ts'
import type { OpenPage } from '../driver.ts'
import { checkpoints, heldBytes } from './memory.ts'
import { type FakeModel, timeFactorIn } from './model.ts'
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
    module: async (path: string) => Buffer.from(await (await fetch(new URL(path, page), { signal })).arrayBuffer()),
    job: async () => Job.parse(await (await ask('job', {})).json()),
    progress: (progress: Progress) => post('progress', progress),
    checkpoint: (name: string) => post('checkpoint', { visit: id, name }),
    result: (result: unknown) => post('result', result),
  }
}

/** The browser around a page. */
export interface FakeBrowser {
  readonly model: FakeModel
  /** Id in the config. */
  readonly id: string
  readonly version: string
  /** Whether its profile is kept, and so its code cache. */
  readonly kept: boolean
  /** Aborts when it is closed. */
  readonly closed: AbortSignal
  /** Called when the script says that the browser ends. */
  readonly end: (reason: string) => void
  /** Called with the bytes of memory that the page holds from now on. */
  readonly hold: (bytes: number) => void
}

/** The model with the times that the job's modules ask for. */
const withModules = async (
  { variants }: Job,
  model: FakeModel,
  version: string,
  read: (path: string) => Promise<Buffer>,
): Promise<FakeModel> => {
  const factors = new Map<string, number>()
  for (const { id, url } of variants) factors.set(id, timeFactorIn(await read(url), version))
  return {
    ...model,
    timeNs: (variant, benchmark, browser) => model.timeNs(variant, benchmark, browser) * (factors.get(variant) ?? 1),
  }
}

interface Opening {
  readonly watched?: boolean
  /** Whether an earlier page of the same context has filled the caches. */
  readonly follows?: boolean
}

/** Does what the page would do, with numbers from the model instead of measured ones. */
export const openFakePage = (
  url: string,
  browser: FakeBrowser,
  { watched = false, follows = false }: Opening = {},
): OpenPage => {
  const { model, id } = browser
  const left = new AbortController()
  const signal = AbortSignal.any([left.signal, browser.closed])
  const log = consoleLog()
  const crashed = Promise.withResolvers<string>()
  const server = exchange(url, signal)
  let codeCache: 'hit' | 'miss' | null = null

  const work = async (): Promise<void> => {
    if (server.isSelfTest) return server.result(fakeSelfTest(model, id))
    const job = await server.job()
    const here = model.troubles.filter(
      (trouble) =>
        'benchmark' in trouble &&
        trouble.benchmark === job.benchmark &&
        (trouble.browser === undefined || trouble.browser === id),
    )
    const troubleOf = (variant: string) => here.find((trouble) => 'variant' in trouble && trouble.variant === variant)
    if (watched && job.protocol === 'load') codeCache = browser.kept && follows ? 'hit' : 'miss'
    for (const variant of job.variants)
      await server.progress({ visit: job.visit, variant: variant.id, phase: 'first-call' })
    switch (here.find((trouble) => !('variant' in trouble))?.kind) {
      case 'crash':
        log.add('error: the script of this fake page says that it crashes')
        return crashed.resolve('the page crashed')
      case 'gone':
        return browser.end('the browser ended by itself')
      case 'hang':
        return undefined
      case 'garbage':
        return server.result({ visit: job.visit, variants: 'none' })
    }
    const leaks = job.variants.some((variant) => troubleOf(variant.id)?.kind === 'leak')
    if (job.protocol === 'memory')
      for (const moment of checkpoints) {
        browser.hold(heldBytes(job, moment, leaks))
        await server.checkpoint(moment)
      }
    return server.result(fakeResult(job, await withModules(job, model, browser.version, server.module), id, troubleOf))
  }
  work().catch((error: unknown) => {
    if (!signal.aborted) log.add(`uncaught: ${errorMessage(error)}`)
  })
  const close = async (): Promise<void> => {
    left.abort()
    browser.hold(0)
  }
  return {
    crashed: crashed.promise,
    console: log.entries,
    codeCache: async () => codeCache,
    follow: async (next, options) => {
      await close()
      return openFakePage(next, browser, { ...options, follows: true })
    },
    close,
  }
}
