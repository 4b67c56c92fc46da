import { existsSync } from 'node:fs'
import { webkit } from 'playwright'
import { defineConfig } from 'playwright/test'

/** A browser of the machine where there is one; Playwright's own download otherwise. */
const stock = (executablePath: string) => (existsSync(executablePath) ? { executablePath } : {})
const firefox = '/usr/bin/firefox-esr'

/**
 * What is the same in every engine, and takes long: axe, which looks at the page's elements and not at what a browser makes of them, and
 * whole runs, in which one browser stands for all.
 */
const chromiumOnly = /axe finds nothing|@chromium/

/** Drives a browser of its own. */
const ownBrowser = '**/webkit.spec.ts'

/** Playwright's WebKit where it was downloaded; WebKitGTK has a spec of its own. */
const webkits = existsSync(webkit.executablePath())
  ? [{ name: 'webkit', testIgnore: ownBrowser, grepInvert: chromiumOnly, use: { browserName: 'webkit' as const } }]
  : []

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  snapshotPathTemplate: 'tests/snapshots/{arg}-{projectName}{ext}',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    {
      name: 'chromium',
      testIgnore: ownBrowser,
      use: {
        browserName: 'chromium',
        // Chromium's own sandbox needs a user namespace, which containers and root do not have.
        launchOptions: { ...stock('/usr/bin/chromium'), args: ['--no-sandbox'] },
      },
    },
    {
      name: 'firefox',
      testIgnore: ownBrowser,
      grepInvert: chromiumOnly,
      use: {
        browserName: 'firefox',
        // A stock Firefox speaks WebDriver BiDi, which Playwright calls this channel.
        ...(existsSync(firefox) ? { channel: 'moz-firefox', launchOptions: { executablePath: firefox } } : {}),
      },
    },
    ...webkits,
    { name: 'webkitgtk', testMatch: ownBrowser },
  ],
})
