import { describe, expect, it } from 'vitest'
import { BrowserChoice } from '../schema/config.ts'
import type { BrowserFound, Lobby } from './driver.ts'
import { manual } from './manual.ts'

const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 Version/26.1 Safari/604.1'

/** Settles only when the signal aborts. */
const never = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })

const found = async (choice: Partial<BrowserChoice> = {}): Promise<BrowserFound> => {
  const answer = await manual.find('phone', BrowserChoice.parse({ driver: 'manual', ...choice }))
  if (!answer.ok || !answer.browsers[0]) throw new Error('it finds whatever it is asked for')
  return answer.browsers[0]
}

/** A lobby where somebody with this user agent has joined, or nobody, and where the page is there or not. */
const lobbyOf = (userAgent: string | null, isThere: boolean) => {
  const sent: (string | null)[] = []
  const lobby: Lobby = {
    url: (browser) => `http://127.0.0.1:1/lobby/${browser}`,
    joined: async (_browser, signal) => (userAgent === null ? never(signal) : { userAgent }),
    present: async (_browser, signal) => (isThere ? undefined : never(signal)),
    send: (_browser, url) => sent.push(url),
    recall: () => sent.push(null),
  }
  return { lobby, sent }
}

const launch = async (lobby: Lobby, signal: AbortSignal, said: string[] = []) =>
  manual.launch(await found(), { mark: '', profile: 'fresh', lobby, signal, say: (line) => said.push(line) })

describe('a browser that a person opens', () => {
  const { signal } = new AbortController()

  it('is whatever it says that it is, and what the config expects where it says nothing', async () => {
    const joined = async (userAgent: string, choice: Partial<BrowserChoice> = {}) =>
      (await manual.join?.(await found(choice), { lobby: lobbyOf(userAgent, true).lobby, signal }))?.facts
    expect((await found()).facts.engine).toBeNull()
    expect(await joined(safari, { engine: 'firefox' })).toMatchObject({ name: 'Safari for iOS', engine: 'webkit' })
    expect(await joined('a fridge')).toMatchObject({ name: 'browser opened by hand', engine: null })
    expect(await joined('a fridge', { engine: 'firefox' })).toMatchObject({ engine: 'firefox' })
  })

  it('is sent to visits, and a visit that it has not begun is taken back', async () => {
    const { lobby, sent } = lobbyOf(safari, true)
    const session = await launch(lobby, signal)
    expect(session.browser).toMatchObject({ id: 'phone', driver: 'manual', engine: 'webkit', version: '26.1' })
    expect(await session.processes()).toEqual([])
    const page = await session.open('http://127.0.0.1:1/visit/v1')
    await page.close()
    expect(sent).toEqual(['http://127.0.0.1:1/visit/v1', null])
    expect(session.unseen).toContain('cannot be seen from here')
  })

  it('is asked to come where nobody told it to before, as doctor does', async () => {
    const said: string[] = []
    const launching = launch(lobbyOf(null, false).lobby, AbortSignal.timeout(200), said)
    await expect(launching).rejects.toThrow('nobody answers as phone: its tab is closed, in the background')
    expect(said).toEqual(['Open http://127.0.0.1:1/lobby/phone in the browser that is to take part as "phone".'])
  })

  it('fails to launch with the reason when its tab is away', async () => {
    const said: string[] = []
    await expect(launch(lobbyOf(safari, false).lobby, AbortSignal.timeout(200), said)).rejects.toThrow('nobody answers')
    expect(said).toEqual([])
  })
})
