import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStarted } from './estimate/exampleJournal.ts'
import type { RunEvent } from './events.ts'
import { startInvitedRun } from './invitedRun.ts'
import { Config } from './schema/config.ts'
import { reachOf } from './serve/addresses.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-invited-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A run of modules that nobody has to build, because nobody comes to measure them. */
const start = (joinTimeoutMs: number, signal = new AbortController().signal) => {
  const events: RunEvent[] = []
  const config = Config.parse({ design: { joinTimeoutMs, env: 'off' } })
  const { invitation, result } = startInvitedRun(
    {
      loaded: { config, root: folder, file: null },
      crates: undefined,
      seed: 1,
      out: folder,
      command: ['crosslane', 'run'],
      toolchain: {} as never,
      make: async () => ({ manifest: runStarted().manifest, files: [] }),
      at: { reach: reachOf('127.0.0.1') },
      mark: 'test',
      signal,
      emit: (event) => events.push(event),
      now: () => new Date(),
    },
    'phone',
  )
  return { invitation, result, events }
}

describe('a run with one browser that a person opens', () => {
  it('tells its link, waits as long as it was told, and then says that nobody came', async () => {
    const { invitation, result, events } = start(200)
    const { browser, links, near, isOpen, waitMs } = await invitation
    expect({ browser, isOpen, waitMs, links }).toEqual({ browser: 'phone', isOpen: false, waitMs: 200, links: [near] })
    expect((await fetch(near)).status).toBe(200)
    await expect(result).rejects.toMatchObject({ code: 'nobodyCame' })
    expect(events.map(({ type }) => type)).toEqual(['invited', 'browser-missing'])
    // Nothing was measured, so nothing is kept.
    expect(await readdir(folder)).toEqual([])
    await expect(fetch(near)).rejects.toThrow('fetch failed')
  })

  it('ends at once when the user ends it while it waits', async () => {
    const ending = new AbortController()
    const { invitation, result } = start(60_000, ending.signal)
    await invitation
    ending.abort(new DOMException('interrupted by the user', 'AbortError'))
    await expect(result).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('says what is wrong where it cannot begin', async () => {
    expect(() => startInvitedRun({ loaded: { config: Config.parse({}) } } as never, 'firefox')).toThrow(
      'it is a browser of the config',
    )
  })
})
