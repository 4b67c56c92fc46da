import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test as base, type Page } from 'playwright/test'
import type { RunDocument } from '../harness/schema/run.ts'
import { reportAssets } from '../harness/reportAssets.ts'
import { type ExampleOptions, exampleRun } from '../reports/fixtures/exampleRun.ts'
import { reports } from '../reports/index.ts'
import { thin } from '../reports/view/thin.ts'
import type { ReportAssets } from '../reports/report.ts'

export interface OpenedReport {
  readonly page: Page
  readonly run: RunDocument
  /** Path of the report. */
  readonly file: string
  /** Console errors, uncaught errors and violations of the page's Content-Security-Policy, as they come. */
  readonly troubles: string[]
  /** Addresses that the page asked for, besides itself. */
  readonly requests: string[]
}

interface Fixtures {
  /** Writes the report of an example run to disk and opens it from there. */
  readonly openReport: (options?: ExampleOptions, without?: { readonly script: false }) => Promise<OpenedReport>
}

export const test = base.extend<Fixtures, { assets: ReportAssets; folder: string }>({
  assets: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are wanted off this pattern
    async ({}, use) => {
      await use(reportAssets())
    },
    { scope: 'worker' },
  ],
  folder: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'crosslane-report-'))
      await use(folder)
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
  openReport: async ({ page, assets, folder }, use) => {
    await use(async (options = {}, without) => {
      // As the page holds it: with numbers rounded.
      const run = thin(exampleRun(options))
      const file = join(folder, 'report.html')
      await writeFile(
        file,
        reports.html.render(run, {
          width: 0,
          colour: false,
          assets: without ? { ...assets, script: '' } : assets,
        }),
      )
      const url = pathToFileURL(file).href
      const troubles: string[] = []
      const requests: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text())
      })
      page.on('pageerror', (error) => troubles.push(error.message))
      page.on('request', (request) => {
        if (request.url() !== url) requests.push(request.url())
      })
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          // As a console error, which is what the test listens to.
          console.error(`${violatedDirective} blocked ${blockedURI}`) // oxlint-disable-line no-console
        })
      })
      await page.goto(url)
      return { page, run, file, troubles, requests }
    })
  },
})

export { expect, type Page } from 'playwright/test'

/** Opens all that can be opened, when the page has all of it. */
export const openFolds = async (page: Page): Promise<void> => {
  await expect(page.locator('[data-deferred]')).toHaveCount(0)
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('main details')) fold.open = true
  })
}
