import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright'
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

const drawLimitMs = 20_000

/** A way to look at a report; sizes in CSS pixels. */
interface Shot {
  readonly width: number
  readonly tallest: number
  /** Pixels to a CSS pixel. */
  readonly scale: number
  /** What is looked at differently than on the screen. */
  readonly style: string
  /** Whether the picture ends below the first section, or is as tall as it may be. */
  readonly ends: 'first section' | 'full height'
}

const shots = {
  /** The verdicts and the first charts: sharp where a README is read, without being large. */
  headline: { width: 1200, tallest: 1500, scale: 1.25, style: '', ends: 'first section' },
  /** The verdicts alone, 1200 × 630 pixels as social networks show: https://ogp.me */
  card: {
    width: 800,
    tallest: 420,
    scale: 1.5,
    style: `
      body { padding: 1.1rem 2rem; overflow: hidden; }
      body > nav, .buttons, .filters, footer, main > :not(.cards), .skip-link, .facts { display: none !important; }
      .cards .control, .cards .sentence, .cards .version { display: none; }
      .masthead { padding: 0 0 0.75rem; }
      .masthead h1 { max-width: none; font-size: 1.6rem; }
      .cards { margin-top: 0.5rem; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); }`,
    ends: 'full height',
  },
} as const satisfies Record<string, Shot>

export type ShotName = keyof typeof shots

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

/** Makes a page that is too tall smaller, until all of it can be seen. */
const fit = async (page: Page, available: number): Promise<void> => {
  const needed = (await page.locator('body').boundingBox())?.height ?? 0
  if (needed > available) await page.addStyleTag({ content: `body { zoom: ${available / needed}; }` })
}

/**
 * Takes a picture of what one sees first of a report.
 *
 * @param report an HTML file
 * @returns PNG
 */
export const takePicture = async (
  report: string,
  name: ShotName,
  { browsers, mark, signal }: PictureOptions,
): Promise<Uint8Array> => {
  const { width, tallest, scale, style, ends }: Shot = shots[name]
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
      // The report allows no style but its own.
      bypassCSP: true,
    })
    await page.goto(pathToFileURL(report).href)
    if (style !== '') await page.addStyleTag({ content: style })
    if (ends === 'full height') await fit(page, tallest)
    const first = page.locator('main > section[id]').first()
    const charts = first.locator('canvas[data-chart]')
    // Those that begin within the picture.
    for (const chart of await charts.all()) {
      const box = await chart.boundingBox()
      if (box !== null && box.y < tallest)
        await chart.and(page.locator('[data-drawn]')).waitFor({ timeout: drawLimitMs })
    }
    const box = await first.boundingBox()
    const height =
      box === null || ends === 'full height' ? tallest : Math.min(tallest, Math.ceil(box.y + box.height) + 16)
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
