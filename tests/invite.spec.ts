import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Page, expect, test as base } from 'playwright/test'
import { exampleJobs } from '../harness/drivers/fake/exampleJobs.ts'
import { RunDocument } from '../harness/schema/run.ts'
import { pageScripts } from '../harness/serve/pageScripts.ts'
import { type Pending, serve, type Site } from '../harness/serve/site.ts'
import { start } from './cli/crosslane.ts'

/** A site that waits for a phone, without a run. */
interface Fixtures {
  readonly site: Site
  /** Who has joined as phone. */
  readonly joined: Promise<{ userAgent: string }>
  /** Console errors, uncaught errors and violations of the page's policy, as they come. */
  readonly troubles: string[]
}

const test = base.extend<Fixtures, { scripts: ReturnType<typeof pageScripts> }>({
  scripts: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are wanted off this pattern
    async ({}, use) => {
      await use(pageScripts())
    },
    { scope: 'worker' },
  ],
  site: async ({ scripts }, use) => {
    await using site = await serve({ scripts, artefacts: [], farewellMs: 500 })
    site.lobby.expect({ benchmarks: 3, aboutMs: 240_000 })
    await use(site)
  },
  joined: async ({ site }, use) => {
    const over = new AbortController()
    const joined = site.lobby.joined('phone', over.signal)
    joined.catch(() => {})
    await use(joined)
    over.abort()
  },
  troubles: async ({ page }, use) => {
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text())
    })
    page.on('pageerror', (error) => troubles.push(error.message))
    await use(troubles)
  },
})

const linkOf = (site: Site): string => site.links('phone')[0] ?? ''
const startButton = (page: Page) => page.getByRole('button', { name: 'Start' })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** Takes part, and waits. */
const takePart = async (page: Page, site: Site): Promise<void> => {
  await page.goto(linkOf(site))
  await startButton(page).click()
  await expect(heading(page, 'Waiting for its turn')).toBeVisible()
  await site.lobby.present('phone', AbortSignal.timeout(10_000))
}

test.describe('the page of a link', () => {
  test('says what will happen, and joins when somebody presses Start, not before', async ({
    page,
    site,
    joined,
    troubles,
  }) => {
    await page.goto(linkOf(site))
    await expect(heading(page, 'Measure in this browser')).toBeVisible()
    await expect(
      page.getByText('It runs 3 small programs in this tab, again and again, for about 4 minutes.'),
    ).toBeVisible()
    await expect(page.getByText('It takes part as “phone”')).toBeVisible()
    expect(await Promise.race([joined, Promise.resolve('nobody')])).toBe('nobody')
    const userAgent = await page.evaluate(() => navigator.userAgent)
    await startButton(page).click()
    expect(await joined).toEqual({ userAgent })
    await expect(heading(page, 'Waiting for its turn')).toBeVisible()
    expect(troubles).toEqual([])
  })

  test('shows where the run stands between visits, and says when it is over', async ({ page, site, joined }) => {
    await takePart(page, site)
    await joined
    site.lobby.stand({ done: 4, total: 12, blocks: 6, elapsedMs: 60_000, limitMs: null }, true)
    await expect(page.getByRole('status')).toHaveText('Visit 5 of 12. About 2 minutes left.')
    await expect(page.getByRole('progressbar', { name: 'Visits made' })).toHaveAttribute('value', '4')
    await site.lobby.present('phone', AbortSignal.timeout(10_000))
    await site.lobby.dismissAll()
    await expect(heading(page, 'Done')).toBeVisible()
    await expect(page.getByText('You can close this tab.')).toBeVisible()
  })

  test('keeps its seat when it is reloaded', async ({ page, site, joined }) => {
    await takePart(page, site)
    await joined
    await page.reload()
    await expect(heading(page, 'Waiting for its turn')).toBeVisible()
  })

  test('says so when nobody waits for it', async ({ page, site }) => {
    await page.goto(linkOf(site).replace('/phone', '/tablet'))
    await expect(heading(page, 'The run is over')).toBeVisible()
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`is for everyone, on a phone too, in ${colorScheme} colours: axe finds nothing`, async ({
      page,
      site,
      joined,
    }) => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.emulateMedia({ colorScheme })
      await page.goto(linkOf(site))
      const look = async () => {
        const { violations } = await new AxeBuilder({ page: page as never }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
        const [wide = 0, room] = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement
          return [scrollWidth, clientWidth]
        })
        expect(wide).toBeLessThanOrEqual(room ?? 0)
      }
      await expect(startButton(page)).toBeVisible()
      expect((await startButton(page).boundingBox())?.height).toBeGreaterThanOrEqual(44)
      await look()
      await startButton(page).click()
      await joined
      await expect(heading(page, 'Waiting for its turn')).toBeVisible()
      await look()
    })
})

test.describe('a visit in a tab that a person opened', () => {
  const modulesOfJob = /\/dot\/\w+\.wasm/

  /** Sends the tab to a visit whose modules do not come before they are let. */
  const visitUnderWay = async (page: Page, site: Site) => {
    const { promise: leave, resolve: letThrough } = Promise.withResolvers<void>()
    await page.route(modulesOfJob, async (route) => {
      await leave
      // The page may be gone.
      await route.abort().catch(() => {})
    })
    await takePart(page, site)
    site.lobby.stand({ done: 1, total: 6, blocks: 6, elapsedMs: 60_000, limitMs: null }, false)
    const pending: Pending = site.expect({ ...exampleJobs.throughput, visit: 'v1' })
    const asked = page.waitForRequest(modulesOfJob)
    site.lobby.send('phone', pending.url)
    await asked
    return { ...pending, letThrough }
  }

  test('shows still words and finds back to the lobby', async ({ page, site, joined }) => {
    const { answer, end, letThrough } = await visitUnderWay(page, site)
    await joined
    expect(await page.locator('main').innerText()).toMatch(
      /Measuring[^]*Visit 2 of 6\. About 5 minutes left\.[^]*Leave this tab in front/,
    )
    letThrough()
    expect(await answer).toMatchObject({ kind: 'result', result: { variants: [{ phase: 'download' }, {}] } })
    end()
    await expect(heading(page, 'Waiting for its turn')).toBeVisible()
    await site.lobby.present('phone', AbortSignal.timeout(10_000))
  })

  test('fails with the reason when the tab goes into the background, and waits there for the next one', async ({
    page,
    site,
    joined,
  }) => {
    const pending = await visitUnderWay(page, site)
    await joined
    // What a browser does when another tab comes to the front; headless ones have no front.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await pending.answer).toEqual({ kind: 'page', message: expect.stringContaining('into the background') })
    await expect(heading(page, 'Waiting for its turn')).toBeVisible()
    await site.lobby.present('phone', AbortSignal.timeout(10_000))
  })

  test('fails with the reason when the tab is reloaded, and is not begun again', async ({ page, site, joined }) => {
    const pending = await visitUnderWay(page, site)
    await joined
    await page.reload()
    expect(await pending.answer).toEqual({ kind: 'page', message: expect.stringContaining('reloaded') })
    pending.end()
    await expect(heading(page, 'Waiting for its turn')).toBeVisible()
  })
})

test('crosslane run --invite measures in the browser that opens its link', { tag: '@chromium' }, async ({ page }) => {
  test.setTimeout(300_000)
  const out = await mkdtemp(join(tmpdir(), 'crosslane-invite-'))
  const what = ['--browsers', 'none', '--crates', 'healthy', '--blocks', '2', '--out', out, '--json']
  const running = start(['run', '--invite', 'phone', ...what])
  try {
    const [, link = ''] = await running.saying(/^ +(http:\S+\/lobby\/phone\?token=[0-9a-f]{32})$/m)
    await page.goto(link)
    await startButton(page).click()
    await expect(heading(page, 'Done')).toBeVisible({ timeout: 120_000 })
    const { code, out: printed, err } = await running.ended
    expect(err).toContain('phone: Chromium or Chrome')
    expect(code).toBe(0)
    const run = RunDocument.parse(JSON.parse(printed))
    expect(run.browsers).toMatchObject([
      {
        id: 'phone',
        engine: 'chromium',
        driver: 'manual',
        how: 'opened by hand',
        clock: { crossOriginIsolated: true },
      },
    ])
    expect(run).toMatchObject({ status: 'complete', failures: [], visits: { answered: 2, failed: 0 } })
    const times = run.estimates.filter(({ metric, browser }) => metric === 'time' && browser === 'phone')
    expect(times.map(({ variant }) => variant)).toEqual(['scalar', 'autovec', 'simd'])
  } finally {
    running.kill('SIGKILL')
    await rm(out, { recursive: true })
  }
})
