import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright'
import { reportAssets } from '../../harness/reportAssets.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { reports } from '../../reports/index.ts'

// `npm run bench:report`: how long reports of growing runs take to open in Chromium, and how long they keep it busy at a time.

/** Benchmarks and blocks; the last has a million numbers of visits. */
const sizes = [
  [5, 10],
  [43, 10],
  [10, 1000],
] as const
const repeats = 5
const stock = '/usr/bin/chromium'

interface Opened {
  /** From the start of the navigation, in ms. */
  readonly firstPaint: number
  readonly firstChart: number
  /** Until all that the page makes later is there. */
  readonly whole: number
  /** Longest time that it did not react, in ms. */
  readonly longestTask: number
  /** From a click on a filter to the page that shows it, in ms. */
  readonly filtered: number
}

const sampleCount = ({ estimates }: RunDocument): number =>
  estimates.reduce((sum, { points }) => sum + points.length, 0)

const now = (page: Page): Promise<number> => page.evaluate(() => performance.now())

const open = async (page: Page, url: string): Promise<Opened> => {
  await page.addInitScript(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    })
    Object.assign(globalThis, { tasks })
  })
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator('canvas[data-chart="speed-up"][data-drawn]').first().waitFor()
  const firstChart = await now(page)
  await page.locator('[data-deferred]').first().waitFor({ state: 'detached' })
  const whole = await now(page)
  const firstPaint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  )
  const longestTask = await page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks))
  await page.locator('.facet summary').first().click()
  const filtered = await page
    .locator('.facet input')
    .first()
    .evaluate(async (box: HTMLInputElement) => {
      const before = performance.now()
      box.click()
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - before
    })
  return { firstPaint, firstChart, whole, longestTask, filtered }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const columns = ['firstPaint', 'firstChart', 'whole', 'longestTask', 'filtered'] as const

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const row = (cells: readonly (string | number)[]): string =>
  cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell).padStart(13)).join('')

const folder = await mkdtemp(join(tmpdir(), 'crosslane-bench-'))
const browser = await chromium.launch(existsSync(stock) ? { executablePath: stock, args: ['--no-sandbox'] } : {})
try {
  const assets = reportAssets()
  const files: { samples: number; kilobytes: number; url: string }[] = []
  for (const [benchmarks, blocks] of sizes) {
    const run = exampleRun({ benchmarks, blocks, loads: true })
    const file = join(folder, `${benchmarks}-${blocks}.html`)
    await writeFile(file, reports.html.render(run, { width: 0, colour: false, assets }))
    files.push({
      samples: sampleCount(run),
      kilobytes: (await stat(file)).size / 1000,
      url: pathToFileURL(file).href,
    })
  }
  const found = files.map((): Opened[] => [])
  // In turns, so that a noisy moment meets all of them.
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [index, { url }] of files.entries()) {
      const page = await browser.newPage()
      found[index]?.push(await open(page, url))
      await page.close()
    }
  }
  say(`Chromium ${browser.version()}; medians of ${repeats}, times in ms`)
  say(row(['samples', 'kB', ...columns]))
  for (const [index, { samples, kilobytes }] of files.entries()) {
    say(row([samples, kilobytes, ...columns.map((column) => median((found[index] ?? []).map((one) => one[column])))]))
  }
} finally {
  await browser.close()
  await rm(folder, { recursive: true })
}
