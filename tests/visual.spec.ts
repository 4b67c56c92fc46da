import { chartOf, drawn } from './drawnCharts.ts'
import { expect, type Page, test } from './openReport.ts'

// What the page looks like, against pictures that somebody has looked at: `npx playwright test tests/visual.spec.ts --update-snapshots`
// makes them anew. They are tolerant of how a browser smooths letters, not of a layout that has moved.

const tolerance = { maxDiffPixelRatio: 0.02, threshold: 0.3, animations: 'disabled' } as const

/** Width in CSS pixels of a line in the letters of the pictures: Debian's usual ones. Others break lines elsewhere. */
const lineWidth = 267.5

const needsLetters = async (page: Page): Promise<void> => {
  const width = await page.evaluate(() => {
    const line = document.body.appendChild(document.createElement('span'))
    line.textContent = 'Hand-written SIMD against scalar'
    line.style.cssText = 'position: absolute; font: 16px system-ui; white-space: nowrap'
    const { width: found } = line.getBoundingClientRect()
    line.remove()
    return found
  })
  test.skip(
    Math.abs(width - lineWidth) > 1.5,
    `the letters of this machine are not those of the pictures: ${width.toFixed(1)} px, not ${lineWidth}`,
  )
}

for (const [name, width, height, colorScheme] of [
  ['laptop', 1280, 1400, 'light'],
  ['phone', 390, 1400, 'dark'],
] as const) {
  test(`looks as it should: ${name}, ${colorScheme}`, async ({ openReport, page: blank }) => {
    await blank.setViewportSize({ width, height })
    await blank.emulateMedia({ colorScheme })
    const { page } = await openReport()
    const matches = await page.evaluate(
      (scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
      colorScheme,
    )
    test.skip(!matches, `this browser's driver cannot emulate ${colorScheme}`)
    await needsLetters(page)
    await drawn(chartOf(page, 'speed-up', 0))
    await page.evaluate(() => scrollTo(0, 0))
    await expect(page).toHaveScreenshot(`${name}.png`, tolerance)
  })
}
