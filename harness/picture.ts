import { pathToFileURL } from 'node:url'
import { problem } from './errors.ts'
import { playwright } from './drivers/playwright.ts'
import { launchBrowser } from './drivers/playwright/launch.ts'
import type { BrowserFound } from './drivers/driver.ts'
import { launchFamily } from './drivers/processes/marks.ts'
import { BrowserChoice, Engine } from './schema/config.ts'
import { within } from './timeLimit.ts'

export interface PictureOptions {
  /** Of the config: a binary that it names is taken. */
  readonly browsers: Readonly<Record<string, BrowserChoice>>
  /** Marks every process that is started. */
  readonly mark: string
  readonly signal: AbortSignal
}

/** CSS pixels; a little larger than the widest that the report's text becomes. */
const width = 1200
const tallest = 1500
/** Pixels to a CSS pixel: sharp where a README is read, without being large. */
const scale = 1.25
const drawLimitMs = 20_000

/** A browser that can take one: any engine's first that Playwright can drive. @throws CrosslaneError `noPictureBrowser` */
const findBrowser = async (browsers: PictureOptions['browsers']): Promise<BrowserFound> => {
  const reasons: string[] = []
  for (const engine of Engine.options) {
    const configured = Object.values(browsers).find((choice) => choice.engine === engine && !choice.driver)
    const found = await playwright.find(engine, configured ?? BrowserChoice.parse({ engine }))
    if (found.ok && found.browsers[0] !== undefined) return found.browsers[0]
    if (!found.ok) reasons.push(found.why)
  }
  throw problem('noPictureBrowser', reasons)
}

/**
 * Takes a picture of what one sees first of a report: the verdicts and the first charts.
 *
 * @param report an HTML file
 * @returns PNG
 */
export const takePicture = async (report: string, { browsers, mark, signal }: PictureOptions): Promise<Uint8Array> => {
  const found = await findBrowser(browsers)
  signal.throwIfAborted()
  const family = launchFamily(mark)
  try {
    const { browser } = await launchBrowser(found, family, { mark, profile: 'fresh' })
    // As tall as the picture can be: charts are drawn when they come into view.
    const page = await browser.newPage({
      viewport: { width, height: tallest },
      deviceScaleFactor: scale,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    await page.goto(pathToFileURL(report).href)
    const first = page.locator('main > section[id]').first()
    const charts = first.locator('canvas[data-chart]')
    // Those that begin within the picture.
    for (const chart of await charts.all()) {
      const box = await chart.boundingBox()
      if (box !== null && box.y < tallest)
        await chart.and(page.locator('[data-drawn]')).waitFor({ timeout: drawLimitMs })
    }
    const box = await first.boundingBox()
    const height = Math.min(tallest, box === null ? tallest : Math.ceil(box.y + box.height) + 16)
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width, height } })
    await within(drawLimitMs, 'Closing the browser', browser.close())
    return picture
  } catch (error) {
    signal.throwIfAborted()
    throw problem('noPicture', found.facts.name, error instanceof Error ? error.message : String(error))
  } finally {
    await family.end()
  }
}
