import { readFile, stat } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { speedUpChart } from '../reports/charts/speedUp.ts'
import { ratioValue } from '../reports/format/ratio.ts'
import { noAssets } from '../reports/fixtures/noAssets.ts'
import { doubts } from '../reports/fixtures/scenarios.ts'
import { reports } from '../reports/index.ts'
import { viewOf } from '../reports/view/view.ts'
import { chartOf, colourAt, colourOf, drawn } from './drawnCharts.ts'
import { expect, openFolds, type Page, test } from './openReport.ts'

/** Skips the test where the browser's driver does not pass a media query on, as WebDriver BiDi did not for long. */
const emulates = async (page: Page, query: string): Promise<void> => {
  const matches = await page.evaluate((media) => matchMedia(media).matches, query)
  test.skip(!matches, `this browser's driver cannot emulate ${query}`)
}

test.describe('charts', () => {
  test('show the ratios of the document', async ({ openReport }) => {
    const { page, run, troubles } = await openReport()
    const view = viewOf(run)
    for (const [index, benchmark] of view.benchmarks.entries()) {
      const datasets = await drawn(chartOf(page, 'speed-up', index))
      const { series } = speedUpChart(view, benchmark)
      expect(datasets.map(({ label, values }) => ({ label, values }))).toEqual(
        series.map(({ variant, bars }) => ({
          label: variant.title,
          values: bars.map(({ point }) => point?.value ?? null),
        })),
      )
    }
    expect(troubles).toEqual([])
  })

  test('draw bars from 1× on a log scale in the colours of the variants', async ({ openReport }) => {
    const { page } = await openReport()
    const canvas = chartOf(page, 'speed-up', 2)
    const [autovec, simd] = await drawn(canvas)
    const ends = [...(autovec?.places ?? []), ...(simd?.places ?? [])].map(([x]) => x)
    const logs = [...(autovec?.values ?? []), ...(simd?.values ?? [])].map((value) => Math.log(Number(value)))
    const slope = ((ends[3] ?? 0) - (ends[0] ?? 0)) / ((logs[3] ?? 0) - (logs[0] ?? 0))
    for (const [index, end] of ends.entries()) {
      expect(Math.abs(end - (ends[0] ?? 0) - slope * ((logs[index] ?? 0) - (logs[0] ?? 0)))).toBeLessThan(1.5)
    }
    const unity = (ends[0] ?? 0) - slope * (logs[0] ?? 0)
    const [x = 0, y = 0] = simd?.places[0] ?? []
    expect(await colourAt(canvas, [(unity + x) / 2, y - 4])).toBe(await colourOf(page, '--variant-2'))
    expect(await colourAt(canvas, [x + 12, y - 8])).not.toBe(await colourOf(page, '--variant-2'))
  })

  test('draw the interval over the end of the bar', async ({ openReport }) => {
    const { page } = await openReport({ blocks: 6 })
    const canvas = chartOf(page, 'speed-up', 3)
    const datasets = await drawn(canvas)
    const [x = 0, y = 0] = datasets[1]?.places[0] ?? []
    const around = await Promise.all([-2, -1, 0, 1, 2].map((offset) => colourAt(canvas, [x + offset, y + 2])))
    // The caps are in the dark colour of the text; neither the bar nor the paper comes near it.
    const brightest = around.map((colour) => Math.max(...colour.split(',').map(Number)))
    expect(Math.min(...brightest)).toBeLessThan(120)
  })

  test('agree with the table behind them', async ({ openReport }) => {
    const { page, run } = await openReport()
    const dot = run.estimates.filter(
      ({ benchmark, metric, ratio }) => benchmark === 'dot' && metric === 'time' && ratio !== null,
    )
    const panel = page.locator('#speed-up .panel').first()
    const text = await panel.locator('table').textContent()
    for (const { ratio } of dot) if (ratio) expect(text).toContain(ratioValue(ratio))
  })

  test('of visits have a dot per visit and are drawn when their fold is opened', async ({ openReport }) => {
    const { page } = await openReport()
    const canvas = chartOf(page, 'visits', 0)
    await expect(canvas).toBeHidden()
    await page.locator('#benchmark-dot > summary').click()
    const datasets = await drawn(canvas)
    expect(datasets.map(({ values }) => values.length)).toEqual([10, 10])
  })

  test('of warm-ups start at the first call and show each change of tier', async ({ openReport }) => {
    const { page, run, troubles } = await openReport({ benchmarks: 1 })
    await page.locator('#benchmark-dot > summary').click()
    const datasets = await drawn(chartOf(page, 'warm-up', 2))
    const own = run.warmUps.filter(({ browser }) => browser === 'webkit')
    expect(datasets.map(({ values }) => values)).toEqual(
      own.map(({ upTo, ns }) => upTo.map((calls, index) => ({ x: calls, y: ns[index] }))),
    )
    const [first, ...more] = datasets[0]?.places ?? []
    const last = more.at(-1)
    // On log scales the first call is at the left, and what is 22 times as fast in the end far below it.
    expect((last?.[0] ?? 0) - (first?.[0] ?? 0)).toBeGreaterThan(150)
    expect((last?.[1] ?? 0) - (first?.[1] ?? 0)).toBeGreaterThan(40)
    expect(troubles).toEqual([])
  })

  test('of load phases and sizes are drawn', async ({ openReport }) => {
    const { page, run } = await openReport()
    const phases = await drawn(chartOf(page, 'load', 0))
    expect(phases.map(({ label }) => label)).toEqual(['Download', 'Compile', 'Instantiate', 'First call'])
    const sizes = await drawn(chartOf(page, 'size', 0))
    expect(sizes[0]?.values).toEqual(
      run.artefacts.filter(({ variant }) => variant === 'scalar').map((artefact) => artefact.sizes.brotli),
    )
  })

  test('of the canary have a dot per visit, and cross out those that were measured again', async ({ openReport }) => {
    const { page, run } = await openReport({ redone: true, benchmarks: 2 })
    const canvas = chartOf(page, 'canary', 0)
    const [counted, again] = await drawn(canvas)
    const times = run.canary.flatMap(({ browser, ns }) => (browser === 'chromium' ? [ns] : []))
    const shown = [...(counted?.values ?? []), ...(again?.values ?? [])]
    expect([counted?.values.length, again?.values.length]).toEqual([20, 2])
    expect(new Set(shown.map((point) => (typeof point === 'object' ? point?.y : null)))).toEqual(new Set(times))
    expect(await colourAt(canvas, again?.places[0] ?? [0, 0])).toBe(await colourOf(page, '--warn'))
    const others = await drawn(chartOf(page, 'canary', 1))
    expect(others.map(({ values }) => values.length)).toEqual([20, 0])
  })

  test('put the mark of a browser that failed its self-test into every tooltip', async ({ openReport }) => {
    const { page } = await openReport({ selfTestFailed: true, benchmarks: 1 })
    await page.locator('#benchmark-dot > summary').click()
    // Index of a chart, dataset and element that are about Firefox.
    const places = [
      ['speed-up', 0, 1, 1],
      ['load', 0, 3, 4],
      ['visits', 1, 0, 3],
      ['canary', 1, 0, 3],
      ['warm-up', 1, 0, 3],
    ] as const
    for (const [kind, index, dataset, element] of places) {
      const canvas = chartOf(page, kind, index)
      const [x = 0, y = 0] = (await drawn(canvas))[dataset]?.places[element] ?? []
      await canvas.evaluate((picture: HTMLCanvasElement) => {
        const context = picture.getContext('2d')
        if (context === null) return
        const write = context.fillText.bind(context)
        context.fillText = (text, ...where) => {
          picture.dataset['written'] = `${picture.dataset['written'] ?? ''}${text}\n`
          write(text, ...where)
        }
      })
      await canvas.hover({ position: { x: x - 1, y } })
      await expect.poll(() => canvas.getAttribute('data-written'), kind).toMatch(/^(?:.*: )?[+−]?[\d.,]+ ?[^:]*†.*$/m)
    }
  })

  test('are drawn with a gap where a cell has failed', async ({ openReport }) => {
    const { page, troubles } = await openReport({ failures: true })
    const datasets = await drawn(chartOf(page, 'speed-up', 1))
    expect(datasets.map(({ values }) => values[1])).toEqual([null, null])
    expect(troubles).toEqual([])
  })
})

test('shows the table behind a chart by keyboard', async ({ openReport }) => {
  const { page } = await openReport()
  const panel = page.locator('#speed-up .panel').first()
  const table = panel.locator('table')
  await expect(table).toBeHidden()
  await panel.locator('figcaption a').focus()
  await page.keyboard.press('Tab')
  await expect(panel.locator('summary')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(table).toBeVisible()
})

/** Lets the page copy into its title, where a test can read it. */
const copyIntoTitle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => void (document.title = text) },
    })
  })

test('copies the command that repeats one benchmark, by keyboard', async ({ openReport }) => {
  const { page, run } = await openReport({ benchmarks: 2 })
  await copyIntoTitle(page)
  const fold = page.locator('#benchmarks > .fold').nth(1)
  await fold.locator('> summary').click()
  const button = fold.getByRole('button', { name: 'Copy' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(fold.getByRole('button', { name: 'Copied' })).toBeFocused()
  const command = `npx crosslane run --blocks 10 --crates ${run.benchmarks[1]?.crate} --seed 20261122`
  await expect(page).toHaveTitle(command)

  // What the page makes anew has buttons that work, too.
  await page.goto(`${page.url().split('#')[0]}#?browser=firefox`)
  await page.evaluate(() => (document.title = ''))
  await button.click()
  await expect(page).toHaveTitle(command)
})

test('copies the run as Markdown and CSV', async ({ openReport }) => {
  const { page, run } = await openReport()
  await copyIntoTitle(page)
  for (const format of ['Markdown', 'CSV'] as const) {
    await page.getByRole('button', { name: `Copy ${format}` }).click()
    const expected = reports[format === 'CSV' ? 'csv' : 'markdown'].render(run, noAssets)
    const copied = await page.evaluate(() => document.querySelector('title')?.textContent)
    expect(copied).toBe(expected)
    await expect(page.locator('.said')).toHaveText('Copied')
  }
})

test('warns of a browser that failed its self-test before any of its numbers', async ({ openReport }) => {
  const { page } = await openReport({ selfTestFailed: true })
  const banner = page.getByRole('complementary', { name: 'Self-test of Firefox ESR 153.7.0' })
  await expect(banner).toBeInViewport()
  const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? 0
  expect(await top('.doubted')).toBeLessThan(await top('.card'))
  const firefox = page.locator('#results tbody tr').filter({ hasText: 'Firefox' })
  for (const cell of await firefox.locator('td').all()) await expect(cell).toContainText('†')
  await expect(page.locator('#results tbody tr').filter({ hasText: 'Chromium' }).first()).not.toContainText('†')
})

test('opens a benchmark when a link leads to it', async ({ openReport }) => {
  const { page } = await openReport()
  const link = page.locator('#results tbody a').nth(1)
  const fold = page.locator((await link.getAttribute('href')) ?? '')
  await link.click()
  await expect(fold).toHaveAttribute('open', '')
  await expect(fold.locator('> .fold-body')).toBeInViewport()
  await expect(fold.locator('summary').first()).toBeFocused()
})

test.describe('colours', () => {
  test('follow the system, charts included', async ({ openReport, page: blank }) => {
    await blank.emulateMedia({ colorScheme: 'dark' })
    const { page } = await openReport()
    await emulates(page, '(prefers-color-scheme: dark)')
    const canvas = chartOf(page, 'speed-up', 0)
    const bar = async () => {
      const [x = 0, y = 0] = (await drawn(canvas))[1]?.places[0] ?? []
      return colourAt(canvas, [x - 12, y - 4])
    }
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const darkBar = await bar()
    expect(darkBar).toBe(await colourOf(page, '--variant-2'))
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(bar).not.toBe(darkBar)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark)
  })

  test('follow the button', async ({ openReport, page: blank }) => {
    await blank.emulateMedia({ colorScheme: 'light' })
    const { page } = await openReport()
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await background()
    const button = page.getByRole('button', { name: 'Theme' })
    await button.click()
    expect(await background()).toBe(light)
    await button.click()
    await expect(button).toHaveText('Theme: dark')
    expect(await background()).not.toBe(light)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 } })
  for (const options of [
    { failures: true, skips: true, warnings: true },
    { longNames: true },
    { hostile: true },
    doubts,
  ]) {
    test(`never scrolls sideways: ${Object.keys(options).join(', ')}`, async ({ openReport }) => {
      const { page } = await openReport(options)
      await openFolds(page)
      await drawn(chartOf(page, 'speed-up', 0))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })
  }
})

test('prints on white, without buttons, and nothing is cut off', async ({ openReport, page: blank }) => {
  await blank.setViewportSize({ width: 720, height: 1000 })
  await blank.emulateMedia({ colorScheme: 'dark' })
  const { page } = await openReport({ failures: true, ...doubts })
  await drawn(chartOf(page, 'speed-up', 0))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await emulates(page, 'print')
  await expect(page.getByRole('button', { name: 'Theme' })).toBeHidden()
  await expect(page.locator('[data-copy-command]').last()).toBeHidden()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
  expect(await colourOf(page, '--text')).toBe('26,28,32')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720)
})

test('loads nothing, with the network off', async ({ openReport, context }) => {
  await context.setOffline(true)
  const { page, troubles, requests } = await openReport({ failures: true, skips: true, warnings: true })
  await drawn(chartOf(page, 'speed-up', 0))
  await drawn(chartOf(page, 'size', 0))
  expect({ troubles, requests }).toEqual({ troubles: [], requests: [] })
})

test('executes nothing that a hostile document holds', async ({ openReport }) => {
  const { page, troubles, requests } = await openReport({
    hostile: true,
    failures: true,
    skips: true,
    warnings: true,
    ...doubts,
  })
  await openFolds(page)
  for (const kind of ['speed-up', 'load', 'size', 'visits', 'canary', 'warm-up']) await drawn(chartOf(page, kind))
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  expect(await page.locator('img').count()).toBe(0)
  expect({ troubles, requests }).toEqual({ troubles: [], requests: [] })
})

test('blocks a script that somebody slips in', async ({ openReport }) => {
  const { page, troubles } = await openReport()
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.pwned = 1'
    document.body.append(script)
  })
  expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false)
  await expect.poll(() => troubles.length).toBeGreaterThan(0)
})

test('without its script shows every table, no empty chart and no dead button', async ({ openReport }) => {
  const { page, run } = await openReport({ failures: true }, { script: false })
  await expect(page.locator('#speed-up table')).toHaveCount(run.benchmarks.length)
  for (const table of await page.locator('#speed-up table').all()) await expect(table).toBeVisible()
  await expect(page.locator('canvas').first()).toBeHidden()
  await expect(page.getByRole('button', { name: 'Copy CSV' })).toBeHidden()
  await expect(page.locator('[data-copy-command]').last()).toBeHidden()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is accessible in ${colorScheme}: axe finds nothing`, async ({ openReport }) => {
    // axe looks at every cell; Firefox on a busy machine takes most of a minute.
    test.slow()
    const { page } = await openReport({
      benchmarks: 2,
      // Every kind of row, and few of each.
      blocks: 6,
      failures: true,
      skips: true,
      warnings: true,
      ...doubts,
    })
    const button = page.getByRole('button', { name: 'Theme' })
    while ((await button.textContent()) !== `Theme: ${colorScheme}`) await button.click()
    await openFolds(page)
    await drawn(chartOf(page, 'speed-up', 0))
    // axe brings types of a Playwright of its own; the page is the same.
    const { violations } = await new AxeBuilder({ page: page as never }).analyze()
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes[0]?.html])).toEqual([])
  })
}

for (const [benchmarks, megabytes] of [
  [5, 1],
  [43, 1.5],
] as const) {
  test(`stays below ${megabytes} MB for ${benchmarks} crates`, async ({ openReport }) => {
    const { file } = await openReport({ benchmarks, loads: true, reach: true })
    expect((await stat(file)).size).toBeLessThan(megabytes * 1_000_000)
  })
}

test('makes what a large file has no room for, when there is time', async ({ openReport }) => {
  test.slow()
  const { page, run, file, troubles } = await openReport({ benchmarks: 43, loads: true, reach: true })
  expect(await readFile(file, 'utf8')).toMatch(/ data-deferred>/)
  await expect(page.locator('[data-deferred]')).toHaveCount(0)
  await expect(page.locator('#benchmarks > .fold')).toHaveCount(run.benchmarks.length)
  await page.goto(`${page.url()}#benchmark-${run.benchmarks.at(-1)?.id}`)
  await expect(page.locator(`#benchmark-${run.benchmarks.at(-1)?.id}`)).toBeInViewport()
  expect(troubles).toEqual([])
})
