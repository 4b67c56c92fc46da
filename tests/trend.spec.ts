import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { reportAssets } from '../harness/reportAssets.ts'
import { exampleTrend } from '../reports/fixtures/exampleTrend.ts'
import { trendHtml } from '../reports/trend/html.ts'

let folder: string
let url: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-trend-'))
  const file = join(folder, 'trend.html')
  await writeFile(file, trendHtml(exampleTrend(), reportAssets()))
  url = pathToFileURL(file).href
})
test.afterAll(() => rm(folder, { recursive: true }))

test('opens from disk, asks for nothing, and its charts can be seen', async ({ page }) => {
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    if (request.url() !== url) troubles.push(request.url())
  })
  await page.goto(url)
  const charts = page.getByRole('img')
  await expect(charts).toHaveCount(2)
  for (const chart of await charts.all()) await expect(chart).toBeVisible()
  // The style applies: a dot has the colour of its series, not SVG's black.
  const dot = page.locator('.trend circle').first()
  expect(await dot.evaluate((circle) => getComputedStyle(circle).fill)).not.toBe('rgb(0, 0, 0)')
  expect(troubles).toEqual([])
})

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(url)
  const { scrolled, shown } = await page.evaluate(() => ({
    scrolled: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }))
  expect(scrolled).toBeLessThanOrEqual(shown)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}: axe finds nothing`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(url)
    for (const fold of await page.locator('summary').all()) await fold.click()
    // axe brings types of a Playwright of its own; the page is the same.
    const { violations } = await new AxeBuilder({ page: page as never }).analyze()
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html])).toEqual([])
  })
}
