import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../schema/job.ts'
import { serve, type Site } from './site.ts'

const job = { visit: 'v7', seed: 1 } as Job

let site: Site
beforeEach(async () => {
  site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
})
afterEach(() => site[Symbol.asyncDispose]())

/** What a page does, with the token that stands in its own address. */
const pageAt = (url: string) => {
  const { origin, pathname, searchParams } = new URL(url)
  const headers = { 'x-crosslane-token': searchParams.get('token') ?? '', 'content-type': 'application/json' }
  return {
    get: (what: string) => fetch(`${origin}/api${pathname.replace('visit', 'visits')}/${what}`, { headers }),
    post: (what: string, body: unknown) =>
      fetch(`${origin}/api${pathname.replace('visit', 'visits')}/${what}`, {
        headers,
        method: 'POST',
        body: JSON.stringify(body),
      }),
  }
}

describe('a site', () => {
  it('listens on the loopback address only, and on a port of its own', async () => {
    expect(new URL(site.origin).hostname).toBe('127.0.0.1')
    await using other = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
    expect(other.origin).not.toBe(site.origin)
  })

  it('hands out the job, hears the step announced last, and settles with trouble', async () => {
    const pending = site.expect(job)
    const page = pageAt(pending.url)
    expect(await (await page.get('job')).json()).toEqual(job)
    expect(pending.during()).toBeNull()
    await page.post('progress', { visit: 'v7', variant: 'simd', phase: 'setup' })
    expect(pending.during()).toEqual({ variant: 'simd', phase: 'setup' })
    await page.post('trouble', { visit: 'v7', message: 'out of memory' })
    expect(await pending.answer).toEqual({ kind: 'page', message: 'out of memory' })
  })

  it('settles with a rejection when what is posted is no result', async () => {
    const pending = site.expect(job)
    expect((await pageAt(pending.url).post('result', { visit: 'v7' })).status).toBe(422)
    expect(await pending.answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining('not valid') })
  })

  it('knows a visit only while it is under way', async () => {
    const pending = site.expect(job)
    pending.end()
    expect((await pageAt(pending.url).get('job')).status).toBe(404)
  })
})

describe('a self-test', () => {
  const post = async (url: string, body: unknown) => {
    const { origin, pathname, searchParams } = new URL(url)
    const address = `${origin}/api${pathname.replace('self-test', 'self-tests')}/result`
    const headers = { 'x-crosslane-token': searchParams.get('token') ?? '', 'content-type': 'application/json' }
    return fetch(address, { method: 'POST', headers, body: JSON.stringify(body) })
  }
  const measurements = {
    crossOriginIsolated: true,
    visible: true,
    focused: false,
    clockStepMs: 0.02,
    clockRegular: true,
    coldNs: null,
    warmNs: null,
    scalarNs: null,
    simdNs: null,
    frameMs: null,
    frames: 0,
    sameBytesNs: null,
    uniqueBytesNs: null,
    errors: ['no WebAssembly'],
  }

  it('settles with what its own page posts', async () => {
    const [one, other] = [site.expectSelfTest(), site.expectSelfTest()]
    expect(one.url).not.toBe(other.url)
    expect((await post(other.url, measurements)).status).toBe(204)
    expect(await other.answer).toEqual({ kind: 'result', measurements })
    await post(one.url, { ...measurements, frames: 1 })
    expect(await one.answer).toMatchObject({ kind: 'result', measurements: { frames: 1 } })
  })

  it('settles with a rejection when what is posted are no measurements', async () => {
    const pending = site.expectSelfTest()
    expect((await post(pending.url, { frames: 'many' })).status).toBe(422)
    expect(await pending.answer).toMatchObject({ kind: 'rejected', message: expect.stringContaining('not valid') })
  })

  it('is known only while it is under way', async () => {
    const pending = site.expectSelfTest()
    pending.end()
    expect((await post(pending.url, measurements)).status).toBe(404)
  })
})

describe('the lobby', () => {
  const next = (browser: string) => {
    const url = new URL(site.lobby.url(browser))
    return fetch(`${url.origin}/api/lobby/${browser}/next`, {
      headers: { 'x-crosslane-token': url.searchParams.get('token') ?? '', 'user-agent': 'somebody' },
    }).then((response) => response.json())
  }
  const never = new AbortController().signal

  it('joins a page with the driver that waits for it, and sends it on', async () => {
    const joined = site.lobby.joined('safari', never)
    const waiting = next('safari')
    expect(await joined).toEqual({ userAgent: 'somebody' })
    site.lobby.send('safari', 'http://127.0.0.1/visit/v1')
    expect(await waiting).toEqual({ url: 'http://127.0.0.1/visit/v1' })
  })

  it('keeps what there is to do until the page comes back for it', async () => {
    const joined = site.lobby.joined('safari', never)
    site.lobby.send('safari', 'http://127.0.0.1/visit/v2')
    expect(await next('safari')).toEqual({ url: 'http://127.0.0.1/visit/v2' })
    await joined
    site.lobby.dismiss('safari')
    expect(await next('safari')).toEqual({ done: true })
  })

  it('sends away pages that nobody waits for', async () => {
    expect(await next('stranger')).toEqual({ done: true })
  })

  it('tells pages that it is over before the server goes away, also those that come back late', async () => {
    const joined = site.lobby.joined('safari', never)
    const first = next('safari')
    await joined
    site.lobby.send('safari', 'http://127.0.0.1/visit/v3')
    await first
    const closing = site[Symbol.asyncDispose]()
    expect(await next('safari')).toEqual({ done: true })
    await closing
    site = await serve({ scripts: { visit: '', worker: '', lobby: '', selfTest: '' }, artefacts: [] })
  })

  it('stops waiting when the run ends', async () => {
    const ending = new AbortController()
    const joined = site.lobby.joined('safari', ending.signal)
    ending.abort(new Error('the end'))
    await expect(joined).rejects.toThrow('the end')
  })
})
