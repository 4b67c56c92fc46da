import { appendFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from 'playwright/test'
import { comparedAs, recordedRuns } from '../harness/commands/recordedRuns.ts'
import { Design } from '../harness/schema/config.ts'
import { noAssets } from '../reports/fixtures/noAssets.ts'
import { runsHtml } from '../reports/runs/html.ts'
import { createLive } from '../server/live/app.ts'
import { problem } from '../harness/errors.ts'
import { createLiveRun } from '../harness/live/liveRun.ts'
import { listen } from '../harness/live/listen.ts'
import { createSite } from '../harness/live/site.ts'
import { liveAssets, reportAssets } from '../harness/reportAssets.ts'
import type { JournalEntry } from '../harness/schema/journal.ts'

/** The live view of a scripted run, in a page. */
export interface OpenedLive {
  readonly page: Page
  readonly url: string
  /** What the run does next: into its journal, and to whoever looks. */
  happens(...entries: readonly JournalEntry[]): Promise<void>
  /** Before there is a journal. */
  say(line: string): void
  /** Loses all connections, as a network does. */
  disconnect(): void
  /** Console errors, uncaught errors and violations of the page's Content-Security-Policy, as they come. */
  readonly troubles: string[]
  /** Addresses that pages asked for. */
  readonly requests: string[]
}

interface Fixtures {
  readonly openLive: () => Promise<OpenedLive>
}

interface Bundled {
  readonly live: ReturnType<typeof liveAssets>
  readonly report: ReturnType<typeof reportAssets>
}

/** A connection that is lost is what one of the tests is about, and a report, which is a file, has no icon. */
const isExpected = (message: string): boolean =>
  /Failed to load resource|interrupted|NetworkError|favicon/.test(message)

export const test = base.extend<Fixtures, { bundled: Bundled }>({
  bundled: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are wanted off this pattern
    async ({}, use) => {
      await use({ live: liveAssets(), report: reportAssets() })
    },
    { scope: 'worker' },
  ],
  openLive: async ({ page, bundled }, use) => {
    const runs = await mkdtemp(join(tmpdir(), 'crosslane-live-'))
    const over = new AbortController()
    const run = createLiveRun()
    const site = createSite({
      runs,
      own: () => ({ run, reported: () => {} }),
      assets: bundled.live,
      look: { ...noAssets, assets: bundled.report },
      trends: async () => {
        throw problem('emptyHistory', join(runs, 'history.db'))
      },
      compareRuns: async (names) =>
        runsHtml(
          comparedAs(await recordedRuns(runs, names), { design: Design.parse({}) }, { judged: ['time'] }),
          bundled.report,
        ),
      signal: over.signal,
      now: () => new Date(),
    })
    const failed = (error: unknown): never => {
      throw error
    }
    const troubles: string[] = []
    const requests: string[] = []
    await using server = await listen((hosts) => createLive({ hosts, site, failed }), { port: 0 })
    page.on('console', (message) => {
      if (message.type() === 'error' && !isExpected(message.text())) troubles.push(message.text())
    })
    page.on('pageerror', ({ message }) => {
      if (!isExpected(message)) troubles.push(message)
    })
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        // As a console error, which is what the test listens to.
        console.error(`${violatedDirective} blocked ${blockedURI}`) // oxlint-disable-line no-console
      })
    })
    let folder: string | null = null
    await use(async () => ({
      page,
      url: server.url,
      happens: async (...entries) => {
        const [first] = entries
        if (first?.type === 'run') {
          folder = join(runs, first.run)
          await mkdir(folder)
        }
        for (const entry of entries) {
          if (folder !== null) await appendFile(join(folder, 'journal.ndjson'), `${JSON.stringify(entry)}\n`)
          run.add([entry])
        }
      },
      say: run.say,
      disconnect: run.close,
      troubles,
      requests,
    }))
    run.close()
    over.abort()
    await rm(runs, { recursive: true })
  },
})

export { expect } from 'playwright/test'
