import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { BrowserSession, LaunchOptions } from '../drivers/driver.ts'
import { chooseBrowsers, drivers } from '../drivers/index.ts'
import { createSession } from '../drivers/playwright/session.ts'
import { environmentFor, launchFamily } from '../drivers/processes/marks.ts'
import { BrowserChoice, Engine } from '../schema/config.ts'
import { pageScripts } from '../serve/pageScripts.ts'
import { serve, type Site } from '../serve/site.ts'
import { selfTest } from './index.ts'

let site: Site
beforeAll(async () => {
  site = await serve({ scripts: pageScripts(), artefacts: [] })
})
afterAll(() => site[Symbol.asyncDispose]())

const mark = `self-test-${randomUUID()}`
const { signal } = new AbortController()

const choose = async (choice: BrowserChoice) => (await chooseBrowsers({ it: choice }, drivers))['it']

/** The browser that a run would take, or a skipped test. */
const launch = async (
  input: Omit<Partial<BrowserChoice>, 'engine'> & { readonly engine: Engine },
  skip: (why: string) => never,
): Promise<BrowserSession> => {
  const chosen = await choose(BrowserChoice.parse(input))
  if (!chosen?.ok) return skip(chosen?.why ?? 'nobody looked')
  const session = await chosen.driver.launch(chosen.browser, { mark, signal } as LaunchOptions)
  onTestFinished(() => session.close())
  return session
}

const run = async (session: BrowserSession) => {
  const { measurements, checks } = await selfTest(session, site, { signal, timeoutMs: 30_000 })
  const failed = checks.filter(({ status }) => status === 'failed')
  return { measurements, checks, failed, tierUp: checks.find(({ id }) => id === 'tier-up') }
}

describe.each(Engine.options)('%s', (engine) => {
  test('passes as it is', async ({ skip }) => {
    const { failed, measurements } = await run(await launch({ engine }, skip))
    expect(failed).toEqual([])
    expect(measurements?.errors).toEqual([])
  })
})

describe('code that is never optimised is found out', () => {
  test('in Chromium with --liftoff-only', async ({ skip }) => {
    const session = await launch({ engine: 'chromium', args: ['--js-flags=--liftoff-only'] }, skip)
    expect((await run(session)).tierUp).toMatchObject({ status: 'failed' })
  })

  test('in Firefox without its optimising compiler', async ({ skip }) => {
    const chosen = await choose(BrowserChoice.parse({ engine: 'firefox' }))
    if (!chosen?.ok) return skip(chosen?.why ?? 'nobody looked')
    const { binary } = chosen.browser.facts
    if (chosen.driver !== drivers.playwright || binary === null) return skip('only Playwright can set a preference')
    const { firefox } = await import('playwright')
    const family = launchFamily(mark)
    const browser = await firefox.launch({
      executablePath: binary,
      ...(chosen.browser.origin === 'bundled' ? {} : { channel: 'moz-firefox' }),
      env: environmentFor(family),
      firefoxUserPrefs: { 'javascript.options.wasm_optimizingjit': false },
    })
    const session = createSession(browser, chosen.browser, family)
    onTestFinished(() => session.close())
    expect((await run(session)).tierUp).toMatchObject({ status: 'failed' })
  })

  test.for<Record<string, string>>([{ JSC_useOMGJIT: '0', JSC_useBBQJIT: '0' }, { JSC_useOMGJIT: '0' }])(
    'in WebKitGTK with %o',
    async (env, { skip }) => {
      if (process.platform !== 'linux')
        skip('only WebKitGTK takes these options from the environment it is started with')
      const session = await launch({ engine: 'webkit', env }, skip)
      expect((await run(session)).tierUp).toMatchObject({ status: 'failed' })
    },
  )
})
