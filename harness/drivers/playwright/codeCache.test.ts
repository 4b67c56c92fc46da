import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { BrowserChoice } from '../../schema/config.ts'
import { within } from '../../timeLimit.ts'
import type { LaunchOptions } from '../driver.ts'
import { playwright } from '../playwright.ts'
import { verdict } from './codeCache.ts'

describe('the verdict', () => {
  const [streamed, hit] = ['v8.wasm.streamFromResponseCallback', 'v8.wasm.moduleCacheHit']
  const [invalid, digest] = ['v8.wasm.moduleCacheInvalid', 'v8.wasm.moduleCacheInvalidDigest']
  test.for([
    ['nothing, when no module was streamed', [], null],
    ['nothing, when only code of before was written', ['v8.wasm.compiledModule', 'v8.wasm.cachedModule'], null],
    ['a miss, when code was compiled', [streamed, 'v8.wasm.compileConsume'], 'miss'],
    ['a miss, when one of two modules was compiled', [streamed, hit, streamed], 'miss'],
    ['a hit', [streamed, 'v8.wasm.compileConsume', hit], 'hit'],
    ['a hit, though its beginning was not heard', [hit], 'hit'],
    ['rejected, when the code was of another version', [streamed, invalid], 'rejected'],
    ['rejected, when the code was of other bytes', [streamed, hit, digest], 'rejected'],
  ] as const)('is %s', ([, events, expected]) => {
    expect(verdict(events)).toBe(expected)
  })
})

/** A number as Wasm writes it: LEB128. */
const leb = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)])
const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes]
const section = (id: number, bytes: readonly number[]): number[] => [id, ...sized(bytes)]
const f64 = (value: number): number[] => [...new Uint8Array(new Float64Array([value]).buffer)]

/** `(func (export "run") (param f64) (result f64)` with so many `x = x * a + b` one after the other, none of which can be left out. */
const chain = (steps: number): Buffer => {
  const [get, set, constant, multiply, add] = [0x20, 0x21, 0x44, 0xa2, 0xa0]
  const step = (index: number): number[] =>
    [
      [get, 0, constant, ...f64(1 + 1 / (index + 2)), multiply],
      [constant, ...f64(index + 0.5), add, set, 0],
    ].flat()
  const body = [0, ...Array.from({ length: steps }, (_, index) => step(index)).flat(), get, 0, 0x0b]
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const sections = [
    section(1, [1, 0x60, 1, 0x7c, 1, 0x7c]),
    section(3, [1, 0]),
    section(7, [1, ...sized([...Buffer.from('run')]), 0, 0]),
    section(10, [1, ...sized(body)]),
  ]
  return Buffer.from([header, ...sections].flat())
}

const modules = { large: chain(300), tiny: chain(2) }

/**
 * Streams some modules. Where it is to run them hot, it does so in pieces, so that the page can breathe, and is then idle for
 * longer than the 2 s that V8 waits for more code.
 */
const page = (query: URLSearchParams): string => `<!doctype html><script type="module">
  const load = (name) => WebAssembly.instantiateStreaming(fetch('/module/' + name + '?v=${query.get('v')}'))
  const loaded = await Promise.all(${JSON.stringify(query.getAll('module'))}.map(load))
  if (${query.has('hot')}) {
    for (const start = performance.now(); performance.now() - start < 1500; await new Promise((go) => setTimeout(go))) {
      for (const { instance } of loaded) for (let call = 0; call < 20_000; call++) instance.exports.run(1)
    }
    await new Promise((go) => setTimeout(go, 4500))
  }
  await fetch('/done')
</script>`

const serveSite = async () => {
  let done = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
    const [, what, which] = pathname.split('/')
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
    if (what === 'module') {
      response.setHeader('Content-Type', 'application/wasm')
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      return void response.end(modules[which as keyof typeof modules])
    }
    if (what === 'done') done.resolve()
    response.setHeader('Content-Type', 'text/html')
    response.end(what === 'page' ? page(searchParams) : '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    nothing: `${origin}/nothing`,
    url: (names: readonly (keyof typeof modules)[], v: string, hot = false) =>
      `${origin}/page?${new URLSearchParams([...names.map((name) => ['module', name]), ['v', v], ...(hot ? [['hot', 'yes']] : [])])}`,
    /** Opens a page and waits until it has done its work. */
    worked: async <Page>(open: () => Promise<Page>): Promise<Page> => {
      done = Promise.withResolvers()
      const opened = await open()
      await within(30_000, 'The page', done.promise)
      return opened
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const site = await serveSite()
afterAll(site.close)

const found = await playwright.find('chromium', BrowserChoice.parse({ engine: 'chromium' }))
const chromium = found.ok ? found.browsers.find(({ codeCache }) => codeCache) : undefined

describe('Chromium', { timeout: 60_000 }, () => {
  const launch = async (profile: LaunchOptions['profile'], skip: (why: string) => never) => {
    if (chromium === undefined) return skip(found.ok ? 'no browser here says what its code cache does' : found.why)
    const { signal } = new AbortController()
    const options = { mark: `code-cache-${randomUUID()}`, profile, signal } as LaunchOptions
    const session = await playwright.launch(chromium, options)
    onTestFinished(() => session.close())
    return session
  }

  // On a busy machine V8 may not have come to writing its cache when the page has waited for it.
  test('keeps the code of a module that ran hot in a kept profile, and of no other', { retry: 2 }, async ({ skip }) => {
    const session = await launch('kept', skip)
    const watched = { watched: true }
    const prime = await site.worked(() => session.open(site.url(['large', 'tiny'], '1', true)))
    expect(await prime.codeCache()).toBeNull()
    const warm = await site.worked(() => prime.follow(site.url(['large'], '1'), watched))
    expect(await warm.codeCache()).toBe('hit')
    // It has been told once and for all.
    expect(await warm.codeCache()).toBe('hit')
    const tiny = await site.worked(() => warm.follow(site.url(['tiny'], '1'), watched))
    expect(await tiny.codeCache()).toBe('miss')
    const elsewhere = await site.worked(() => tiny.follow(site.url(['large'], '2'), watched))
    // Nobody asks it: the next page can be watched all the same.
    const opened = await elsewhere
      .close()
      .then(() => site.worked(() => session.open(site.url(['large'], '3'), watched)))
    expect(await opened.codeCache()).toBe('miss')
    await opened.close()
  })

  test('keeps nothing where pages share nothing, and says nothing where no module is streamed', async ({ skip }) => {
    const session = await launch('fresh', skip)
    const prime = await site.worked(() => session.open(site.url(['large'], '1', true)))
    const warm = await site.worked(() => prime.follow(site.url(['large'], '1'), { watched: true }))
    expect(await warm.codeCache()).toBe('miss')
    const idle = await warm.follow(site.nothing, { watched: true })
    expect(await idle.codeCache()).toBeNull()
    await idle.close()
  })
})
