import { existsSync } from 'node:fs'
import { defineConfig } from 'playwright/test'

/** A browser of the machine where there is one; Playwright's own download otherwise. */
const stock = (executablePath: string) => (existsSync(executablePath) ? { executablePath } : {})
const firefox = '/usr/bin/firefox-esr'

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  workers: 2,
  forbidOnly: true,
  reporter: 'list',
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        // Chromium's own sandbox needs a user namespace, which containers and root do not have.
        launchOptions: { ...stock('/usr/bin/chromium'), args: ['--no-sandbox'] },
      },
    },
    {
      name: 'firefox',
      use: {
        browserName: 'firefox',
        // A stock Firefox speaks WebDriver BiDi, which Playwright calls this channel.
        ...(existsSync(firefox) ? { channel: 'moz-firefox', launchOptions: { executablePath: firefox } } : {}),
      },
    },
  ],
})
