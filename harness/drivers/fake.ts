import { problem } from '../errors.ts'
import type { Driver } from './driver.ts'
import { fakeProcesses } from './fake/memory.ts'
import { defaultModel, type FakeModel } from './fake/model.ts'
import { type FakeBrowser, openFakePage } from './fake/page.ts'

/**
 * A driver without a browser: it answers jobs out of a model, the same way every time, so that everything around a
 * browser can be tried in milliseconds.
 */
export const fakeDriver = (model: FakeModel): Driver => ({
  id: 'fake',
  onlyByName: true,
  find: async (id, choice) => ({
    ok: true,
    browsers: [
      {
        facts: {
          id,
          engine: choice.engine ?? null,
          name: 'fake browser',
          // As a user's browser is updated under its name.
          version: choice.env['FAKE_VERSION'] ?? '1.0',
          driver: 'fake',
          how: 'no browser at all: made-up numbers',
          binary: null,
          flags: [],
        },
        origin: 'configured',
        choice,
        codeCache: choice.engine === 'chromium',
      },
    ],
  }),
  launch: async ({ facts }, { signal, profile }) => {
    signal.throwIfAborted()
    const { id, name } = facts
    const fails = model.troubles.some(
      (trouble) => trouble.kind === 'launch' && (trouble.browser === undefined || trouble.browser === id),
    )
    if (fails) throw problem('browserDidNotStart', id, name, 'its script says so')
    const gone = Promise.withResolvers<string>()
    const closed = new AbortController()
    let held = 0
    const browser: FakeBrowser = {
      model,
      id,
      version: facts.version,
      kept: profile === 'kept',
      closed: closed.signal,
      end: gone.resolve,
      hold: (bytes) => (held = bytes),
    }
    return {
      browser: facts,
      gone: gone.promise,
      processes: async () => fakeProcesses(held),
      open: async (url, options) => openFakePage(url, browser, options),
      close: async () => closed.abort(),
    }
  },
})

export const fake = fakeDriver(defaultModel)
