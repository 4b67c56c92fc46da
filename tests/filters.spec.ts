import { chartOf, drawn } from './drawnCharts.ts'
import { expect, type Page, test } from './openReport.ts'

/** Opens a facet and ticks its choices. */
const only = async (page: Page, title: string, ...choices: readonly string[]) => {
  const facet = page.locator('.facet').filter({ has: page.locator('summary', { hasText: title }) })
  await facet.locator('summary').click()
  for (const choice of choices) await facet.getByRole('checkbox', { name: choice, exact: true }).check()
  await page.keyboard.press('Escape')
}
const rows = (page: Page, section: string) => page.locator(`#${section} tbody tr`)

test.describe('a part of a run', () => {
  test('is chosen by engine, benchmark, variant and metric', async ({ openReport }) => {
    const { page, troubles } = await openReport({ failures: true })
    await only(page, 'Engines', 'Firefox ESR 153')
    await expect(page.locator('.card')).toHaveCount(1)
    await expect(page.locator('.card h3')).toContainText('Firefox')
    await only(page, 'Benchmarks', 'dot', 'collatz')
    await expect(rows(page, 'results')).toHaveCount(2)
    await only(page, 'Variants', 'hand-written SIMD')
    await expect(page.locator('#results thead th')).toHaveText(['Benchmark', 'Engine', 'scalar', 'hand-written SIMD'])
    const [bars] = await drawn(chartOf(page, 'speed-up', 0))
    expect(bars?.label).toBe('hand-written SIMD')
    expect(bars?.values.length).toBe(1)
    await expect(page.getByRole('status').filter({ hasText: 'Part of the run is shown.' })).toBeVisible()

    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(page.locator('.card')).toHaveCount(3)
    await only(page, 'Metrics', 'Size of the code section')
    await expect(page.locator('#results')).toHaveCount(0)
    await expect(page.locator('nav a')).not.toContainText(['Results'])
    expect(troubles).toEqual([])
  })

  test('is kept in the address, which opens the same part again and leads to places in it', async ({ openReport }) => {
    const { page } = await openReport()
    await only(page, 'Engines', 'Chromium 156')
    await only(page, 'Variants', 'autovectorised')
    expect(new URL(page.url()).hash).toBe('#?browser=chromium&variant=autovec')
    await page.locator('#results tbody a').first().click()
    expect(new URL(page.url()).hash).toBe('#benchmark-dot?browser=chromium&variant=autovec')
    await expect(page.locator('#benchmark-dot')).toHaveAttribute('open', '')

    await page.reload()
    await expect(page.locator('.card')).toHaveCount(1)
    await expect(page.locator('#benchmark-dot')).toBeInViewport()
    await expect(page.locator('.facet .chosen')).toHaveText(['Chromium 156', 'all', 'autovectorised', 'all'])
    await page.goto(`${page.url().split('#')[0]}#?browser=opera`)
    await expect(page.locator('.card')).toHaveCount(3)
  })

  test('keeps the colours of what is left', async ({ openReport }) => {
    const { page } = await openReport()
    const colour = () =>
      page
        .locator('.card .swatch', { hasText: 'hand-written SIMD' })
        .first()
        .evaluate((swatch) => getComputedStyle(swatch).getPropertyValue('--variant'))
    const before = await colour()
    await only(page, 'Variants', 'hand-written SIMD')
    expect(await colour()).toBe(before)
  })

  test('is what is copied', async ({ openReport }) => {
    const { page } = await openReport()
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void (document.title = text) },
      })
    })
    await only(page, 'Engines', 'Firefox ESR 153')
    await page.getByRole('button', { name: 'Copy CSV' }).click()
    await expect(page.getByText('Copied')).toBeVisible()
    const copied = (await page.evaluate(() => document.querySelector('title')?.textContent)) ?? ''
    expect(copied).toContain('firefox')
    expect(copied).not.toContain('chromium')
  })

  test('is chosen by keyboard alone', async ({ openReport }) => {
    const { page } = await openReport()
    const engines = page.locator('.facet summary').first()
    await engines.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(page.locator('.card')).toHaveCount(1)
    await page.keyboard.press('Escape')
    await expect(engines).toBeFocused()
    await expect(page.locator('.facet').first()).not.toHaveAttribute('open', '')
  })
})

test('executes nothing of a hostile run when it is made again by the script', async ({ openReport }) => {
  const { page, troubles, requests } = await openReport({ hostile: true, failures: true, skips: true, warnings: true })
  await page.locator('.facet summary').first().click()
  await page.locator('.facet input').first().check()
  await expect(page.locator('.card')).toHaveCount(1)
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  expect(await page.locator('img').count()).toBe(0)
  expect({ troubles, requests }).toEqual({ troubles: [], requests: [] })
})
