import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'playwright/test'
import { Builder, By, Key, until, type WebDriver } from 'selenium-webdriver'
import { launchFamily } from '../harness/drivers/processes/marks.ts'
import { findWebKitGtk, startWebKitGtk } from '../harness/drivers/webdriver/webkitgtk.ts'
import { reportAssets } from '../harness/reportAssets.ts'
import { BrowserChoice } from '../harness/schema/config.ts'
import { speedUpChart } from '../reports/charts/speedUp.ts'
import { exampleRun } from '../reports/fixtures/exampleRun.ts'
import { reports } from '../reports/index.ts'
import { thin } from '../reports/view/thin.ts'
import { viewOf } from '../reports/view/view.ts'
import type { DrawnDataset } from './drawnCharts.ts'

// WebKitGTK, which Playwright cannot drive: the report in a stock WebKit, over WebDriver. Playwright's own WebKit, where it is, has all tests.

const limitMs = 20_000
const run = thin(exampleRun({ failures: true }))
const found =
  process.platform === 'linux'
    ? await findWebKitGtk('webkit', BrowserChoice.parse({ engine: 'webkit' }))
    : { ok: false as const, why: 'WebKitGTK is a browser of Linux.', hint: '' }
const browser = found.ok ? found.browsers[0] : undefined
test.skip(browser === undefined, found.ok ? 'no WebKitGTK' : found.why)

let folder: string
let driver: WebDriver
let end: () => Promise<void>

test.beforeAll(async () => {
  if (browser === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'crosslane-webkit-'))
  await writeFile(
    join(folder, 'report.html'),
    reports.html.render(run, { width: 0, colour: false, assets: reportAssets() }),
  )
  const family = launchFamily(`webkit-spec-${process.pid}`)
  const server = await startWebKitGtk(browser, family)
  end = () => server.stop()
  driver = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(server.url)
    .withCapabilities({ ...server.capabilities })
    .build()
})
test.afterAll(async () => {
  await driver?.quit().catch(() => {})
  await end?.()
  if (folder) await rm(folder, { recursive: true })
})

const open = (fragment = ''): Promise<void> =>
  driver.get(`${pathToFileURL(join(folder, 'report.html')).href}${fragment}`)

const drawn = async (selector: string): Promise<DrawnDataset[]> => {
  const canvas = await driver.findElement(By.css(selector))
  await driver.executeScript('arguments[0].scrollIntoView()', canvas)
  await driver.wait(until.elementLocated(By.css(`${selector}[data-drawn]`)), limitMs)
  return JSON.parse((await canvas.getAttribute('data-drawn')) ?? '[]') as DrawnDataset[]
}

test('draws charts with the numbers of the run', async () => {
  await open()
  const view = viewOf(run)
  for (const [index, benchmark] of view.timed.entries()) {
    const datasets = await drawn(`canvas[data-chart="speed-up"][data-index="${index}"]`)
    expect(datasets.map(({ values }) => values)).toEqual(
      speedUpChart(view, benchmark).series.map(({ bars }) => bars.map(({ point }) => point?.value ?? null)),
    )
  }
})

test('shows a part of the run, by address and by keyboard', async () => {
  const cards = () => driver.findElements(By.css('.card'))
  await open('#results?browser=firefox')
  await driver.wait(async () => (await cards()).length === 1, limitMs)
  expect(await (await cards())[0]?.getText()).toContain('Firefox')
  await driver.findElement(By.css('.filters button[type="reset"]')).sendKeys(Key.ENTER)
  await driver.wait(async () => (await cards()).length === 3, limitMs)
})

test('opens a benchmark that a link leads to', async () => {
  await open()
  const link = await driver.wait(until.elementLocated(By.css('#results tbody a')), limitMs)
  const target = new URL((await link.getAttribute('href')) ?? '').hash.slice(1)
  await driver.executeScript('arguments[0].click()', link)
  await driver.wait(async () => (await driver.findElement(By.id(target)).getAttribute('open')) !== null, limitMs)
  expect((await drawn(`#${target} canvas[data-chart="visits"]`)).length).toBeGreaterThan(0)
})
