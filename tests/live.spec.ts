import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { ended, measured, runStarted, visited } from '../harness/estimate/exampleJournal.ts'
import { Design } from '../harness/schema/config.ts'
import type { JournalEntry } from '../harness/schema/journal.ts'
import { payload } from '../reports/fixtures/hostile.ts'
import { expect, type OpenedLive, test } from './openLive.ts'

const run = runStarted({ design: Design.parse({ measure: ['throughput'] }), visits: 24 })

/** A visit in which `simd` is about four times as fast; every block a little else, so that the number settles. */
const visit = (block: number, benchmark = 'dot', browser = 'chromium'): JournalEntry => {
  const times = (ns: number) => [0, 1, 2, 3].map((index) => ns * (1 + 0.001 * index))
  const entry = visited(
    block,
    [measured('scalar', times(40)), measured('autovec', times(39.9)), measured('simd', times(10 + 0.02 * (block % 3)))],
    { benchmark, browser },
  )
  return { ...entry, result: { ...entry.result, visit: `${benchmark}-${browser}-${block}` } }
}
const wrong = (message: string): JournalEntry =>
  visited(
    0,
    [
      measured('scalar', [40, 40]),
      { outcome: 'failed', variant: 'simd', phase: 'verify', message: `wrong result: ${message}` },
    ],
    { benchmark: 'add' },
  )

const cell = (page: Page, row: string, variant: string) =>
  page.locator(`[data-row="${row}"] [data-variant="${variant}"]`)

const started = async ({ page, url, happens }: OpenedLive): Promise<void> => {
  await happens(run)
  await page.goto(`${url}runs/${run.run}/`)
  // Connected: the first board has come.
  await expect(page.locator('#summary')).not.toBeEmpty()
}

test('a run is seen from its preparation to its report, which the page goes to by itself', async ({ openLive }) => {
  const live = await openLive()
  const { page, happens, troubles } = live
  await page.goto(`${live.url}now`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A run is being prepared')
  live.say('Building 3 modules of 1 crate: dot')
  await expect(page.locator('#said')).toHaveText('Building 3 modules of 1 crate: dot')

  await happens(run)
  await expect(page).toHaveURL(`${live.url}runs/${run.run}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dot and add in 2 browsers')
  const simd = cell(page, 'throughput/dot/chromium', 'simd')
  await expect(simd).toContainText('to come')

  await happens(visit(0))
  await expect(simd.locator('.first')).toHaveText('4.00×')
  await expect(simd.locator('.remark')).toHaveText('no interval yet')
  await expect(page.locator('#state')).toHaveText('measuring: 1 of 24 visits')
  await happens(...[1, 2, 3, 4, 5, 6, 7].map((block) => visit(block)))
  await expect(simd.locator('.remark')).toHaveText('faster')
  await expect(simd.locator('.interval')).toHaveText(/^\+29\d % \[3\.\d+, 4\.\d+\]$/)
  await expect(simd).toHaveClass(/verdict-faster/)
  await expect(page.locator('#said')).toContainText('[ 8/24] chromium  dot')
  // Only what has been visited has changed.
  await expect(cell(page, 'throughput/dot/firefox', 'simd')).toContainText('to come')

  await happens(ended)
  await expect(page.locator('h1')).toHaveText('Autovectorised and hand-written SIMD against scalar')
  expect(troubles).toEqual([])
})

test('a failure comes with the page’s own message, which stays text', async ({ openLive }) => {
  const live = await openLive()
  await started(live)
  const { page, happens, troubles } = live
  await happens(wrong(`3 ${payload}`))
  await expect(cell(page, 'throughput/add/chromium', 'simd').locator('.first')).toHaveText('✗ wrong result (verify)')
  await expect(page.locator('#failures .failure')).toContainText('<img src=x onerror=globalThis.pwned=1>')
  await expect(page.locator('#no-failures')).toBeHidden()
  await expect(page.locator('#summary')).toContainText('1 failure')
  // And as the server renders it.
  await page.reload()
  await expect(page.locator('#failures .failure')).toContainText('<img src=x onerror=globalThis.pwned=1>')
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  expect(troubles).toEqual([])
})

test('a connection that is lost is said, and comes back with everything', async ({ openLive }) => {
  const live = await openLive()
  await started(live)
  const { page, happens, disconnect } = live
  disconnect()
  await expect(page.locator('#connection')).toHaveText('the connection is lost; the browser tries again')
  await happens(visit(0), visit(1))
  await expect(page.locator('#connection')).toHaveText('connected again', { timeout: 20_000 })
  await expect(page.locator('#state')).toHaveText('measuring: 2 of 24 visits')
  await expect(cell(page, 'throughput/dot/chromium', 'simd').locator('.first')).toHaveText('3.99×')
})

test('between visits the page does nothing: no timer, no animation, no request', async ({ openLive }) => {
  const live = await openLive()
  const { page, happens, requests } = live
  await page.addInitScript(() => {
    const called: string[] = []
    Object.assign(globalThis, { called })
    for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'fetch'] as const) {
      const real = globalThis[name] as (...args: unknown[]) => unknown
      Object.assign(globalThis, { [name]: (...args: unknown[]) => (called.push(name), real.apply(globalThis, args)) })
    }
  })
  await started(live)
  await happens(visit(0))
  await expect(page.locator('#state')).toHaveText('measuring: 1 of 24 visits')
  expect(await page.evaluate(() => (globalThis as unknown as { called: string[] }).called)).toEqual([])
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  expect(requests.filter((path) => !path.endsWith('favicon.ico'))).toEqual([
    `/runs/${run.run}/`,
    `/runs/${run.run}/events`,
  ])
})

test('runs are listed, and any two lead to their comparison', async ({ openLive }) => {
  const { page, url, happens } = await openLive()
  await happens({ ...run, run: 'first' }, visit(0), ended)
  await happens({ ...run, run: 'second' }, visit(0), ended)
  await page.goto(url)
  await expect(page.getByRole('row')).toHaveCount(3)
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page).toHaveURL(`${url}compare?runs=first&runs=second`)
  await expect(page.getByRole('heading', { name: 'Two runs compared' })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: 'Trends' }).click()
  await expect(page.getByText('crosslane history add')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}, and fits a phone: axe finds nothing`, async ({ openLive }) => {
    const live = await openLive()
    const { page, happens, url } = live
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 390, height: 800 })
    await started(live)
    await happens(...[0, 1, 2, 3, 4, 5, 6].map((block) => visit(block)), wrong('3, expected 4'))
    await expect(page.locator('#state')).toHaveText('measuring: 8 of 24 visits')
    for (const path of [`runs/${run.run}`, '', 'trends', 'compare']) {
      await page.goto(`${url}${path}`)
      // axe brings types of a Playwright of its own; the page is the same.
      const { violations } = await new AxeBuilder({ page: page as never }).analyze()
      expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([])
      const { scrolled, shown } = await page.evaluate(() => ({
        scrolled: document.documentElement.scrollWidth,
        shown: document.documentElement.clientWidth,
      }))
      expect(scrolled).toBeLessThanOrEqual(shown)
    }
  })
}
