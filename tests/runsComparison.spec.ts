import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from 'playwright/test'
import { reportAssets } from '../harness/reportAssets.ts'
import { runsComparisonOf } from '../harness/recorded/runsComparisonOf.ts'
import type { RunsComparison } from '../harness/schema/runsComparison.ts'
import { exampleRun } from '../reports/fixtures/exampleRun.ts'
import { exampleRunsComparison } from '../reports/fixtures/exampleRunsComparison.ts'
import { runsHtml } from '../reports/runs/html.ts'

const longName = 'very-long-name-'.repeat(6).slice(0, 80)
const rightToLeft = 'בדיקה של ביצועים'

/** The same benchmark under names of 80 characters, and under one that is written from right to left. */
const named = (name: string): RunsComparison => {
  const example = exampleRunsComparison(3)
  const rename = <Value extends { benchmark: string | null }>(value: Value): Value => ({ ...value, benchmark: name })
  return { ...example, rows: example.rows.map(rename), failures: example.failures.map(rename) }
}

const compared = (...options: readonly Parameters<typeof exampleRun>[0][]): RunsComparison =>
  runsComparisonOf(options.map(exampleRun), { crosslane: '0.1.0' })

const pages: Readonly<Record<string, () => RunsComparison>> = {
  two: () => exampleRunsComparison(),
  five: () => exampleRunsComparison(5),
  'long names': () => named(longName),
  'right to left': () => named(rightToLeft),
  'whole runs': () => compared({ benchmarks: 8 }, { benchmarks: 10, missingEngine: true, failures: true }),
  'one run failed wholly': () => compared({}, { everythingFailed: true }),
  'nothing in common': () => exampleRunsComparison(2, { rows: [], circumstances: [], unlike: [], failures: [] }),
  hostile: () => compared({ hostile: true }, { hostile: true, failures: true }),
}

let folder: string
const urls = new Map<string, string>()
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-runs-'))
  const assets = reportAssets()
  for (const [name, make] of Object.entries(pages)) {
    const file = join(folder, `${name.replaceAll(' ', '-')}.html`)
    await writeFile(file, runsHtml(make(), assets))
    urls.set(name, pathToFileURL(file).href)
  }
})
test.afterAll(() => rm(folder, { recursive: true }))

const open = (page: Page, name: string) => page.goto(urls.get(name) ?? '')

test('opens from disk, asks for nothing, and its plots can be seen', async ({ page }) => {
  const troubles: string[] = []
  page.on('console', (message) => troubles.push(message.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  page.on('request', (request) => {
    if (request.url() !== urls.get('two')) troubles.push(request.url())
  })
  await open(page, 'two')
  const plots = page.locator('tbody .forest-plot')
  await expect(plots).toHaveCount(20)
  for (const plot of await plots.all()) await expect(plot).toBeVisible()
  // The style applies: a dot has the colour of its run, not SVG's black; one that is only told of is hollow.
  const fillOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((circle) => getComputedStyle(circle).fill)
  expect(await fillOf('.forest-plot g:not(.told) circle')).not.toBe('rgb(0, 0, 0)')
  expect(await fillOf('.forest-plot .told circle')).not.toBe(await fillOf('.forest-plot g:not(.told) circle'))
  expect(troubles).toEqual([])
})

test('plots of all engines are on one scale, and a dot stands beside its figure', async ({ page }) => {
  await open(page, 'five')
  const middles = await page
    .locator('tbody .forest-plot .unity')
    .evaluateAll((lines) => lines.map((line) => Math.round(line.getBoundingClientRect().x)))
  expect(new Set(middles).size).toBe(1)
  const row = page.locator('#metric-1 tbody tr').first()
  const centres = (selector: string) =>
    row.locator(selector).evaluateAll((all) =>
      all.map((each) => {
        const { y, height } = each.getBoundingClientRect()
        return y + height / 2
      }),
    )
  const [dots, figures] = [await centres('circle'), await centres('.run-change')]
  expect(dots).toHaveLength(4)
  dots.forEach((dot, index) => expect(Math.abs(dot - (figures[index] ?? 0))).toBeLessThan(4))
})

test('fits a phone, whatever there is to show', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  for (const name of Object.keys(pages)) {
    await open(page, name)
    for (const fold of await page.locator('summary').all()) await fold.click()
    const { scrolled, shown } = await page.evaluate(() => ({
      scrolled: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
    }))
    expect(scrolled, name).toBeLessThanOrEqual(shown)
  }
})

test('takes nothing for markup', async ({ page }) => {
  await open(page, 'hostile')
  expect(await page.locator('tbody .forest-plot').count()).toBeGreaterThan(20)
  await expect(page.locator('#failures')).toBeVisible()
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  await expect(page.locator('img, script')).toHaveCount(0)
})

test('tells what a run that failed wholly has broken', async ({ page }) => {
  await open(page, 'one run failed wholly')
  await expect(page.getByText('Nothing can be compared')).toBeVisible()
  await expect(page.locator('.failure-new').first()).toBeVisible()
})

for (const [colorScheme, name] of [
  ['light', 'whole runs'],
  ['dark', 'five'],
] as const) {
  test(`is accessible in ${colorScheme}, ${name}: axe finds nothing`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await open(page, name)
    for (const fold of await page.locator('summary').all()) await fold.click()
    // axe brings types of a Playwright of its own; the page is the same.
    const { violations } = await new AxeBuilder({ page: page as never }).analyze()
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html])).toEqual([])
  })
}
