import { problem } from '../errors.ts'
import type { Driver } from './driver.ts'
import { defaultModel, type FakeModel } from './fake/model.ts'
import { openFakePage } from './fake/page.ts'

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
          engine: choice.engine,
          name: 'fake browser',
          version: '1.0',
          driver: 'fake',
          how: 'no browser at all: made-up numbers',
          binary: null,
          flags: [],
        },
        origin: 'configured',
        choice,
      },
    ],
  }),
  launch: async ({ facts }, { signal }) => {
    signal.throwIfAborted()
    const { id, name } = facts
    const fails = model.troubles.some(
      (trouble) => trouble.kind === 'launch' && (trouble.browser === undefined || trouble.browser === id),
    )
    if (fails) throw problem('browserDidNotStart', id, name, 'its script says so')
    const gone = Promise.withResolvers<string>()
    const pages: { close(): Promise<void> }[] = []
    return {
      browser: facts,
      gone: gone.promise,
      processes: async () => [],
      open: async (url) => {
        const page = openFakePage(url, model, id, gone.resolve)
        pages.push(page)
        return page
      },
      close: async () => {
        await Promise.all(pages.map((page) => page.close()))
      },
    }
  },
})

export const fake = fakeDriver(defaultModel)
