import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { scenarios } from '../fixtures/scenarios.ts'
import { thin } from '../view/thin.ts'
import { viewOf } from '../view/view.ts'
import { html } from './index.ts'
import { escape, html as markup } from './markup.ts'
import { sectionsOf } from './sections/index.ts'

/** The page with the sections that its script would make. */
const render = (run: RunDocument) =>
  sectionsOf(viewOf(thin(run))).reduce(
    (page, { id, body }) =>
      page.replace(new RegExp(`<section id="${id}"[^>]* data-deferred>.*?</section>`, 's'), () => body.markup),
    html.render(run, noAssets),
  )
const data = /<script type="application\/gzip" id="run">(.*?)<\/script>/s

describe('templates', () => {
  it('escape what they insert, in text and in attributes', () => {
    const text = `<b title="x">'&'</b>`
    expect(markup`<i title="${text}">${text}</i>`.markup).toBe(`<i title="${escape(text)}">${escape(text)}</i>`)
    expect(escape(text)).toBe('&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;')
  })
  it('insert markup as it is, join lists and leave out null', () => {
    expect(markup`<ul>${[markup`<li>1</li>`, null, 2]}</ul>`.markup).toBe('<ul><li>1</li>2</ul>')
  })
})

describe.each(Object.entries(scenarios))('with %s', (_, options) => {
  const run = exampleRun(options)
  const page = render(run)
  const withoutData = page.replace(data, '')

  it('has no element, attribute or handler but its own', () => {
    const tags = new Set([...withoutData.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase()))
    expect([...tags].filter((tag) => ['img', 'iframe', 'object', 'embed', 'link', 'base'].includes(tag ?? ''))).toEqual(
      [],
    )
    expect(withoutData.match(/<script/g)?.length).toBe(1)
    expect(withoutData.replaceAll(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\s(on[a-z]+|style|src|srcset)\s*=/i)
  })

  it('refers to nothing outside itself', () => {
    expect(
      [...withoutData.matchAll(/<[^>]*\s(?:href|action|data|poster)="([^"]*)"/gi)].every(([, url]) =>
        ['#', 'journal.ndjson', 'run.json'].some((own) => url?.startsWith(own)),
      ),
    ).toBe(true)
    expect(withoutData).not.toMatch(/url\(|@import/)
  })

  it('leads every link to something', () => {
    const ids = new Set([...withoutData.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))
    const targets = [...withoutData.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    expect(targets.filter((id) => !ids.has(id))).toEqual([])
  })

  it('holds the whole document', () => {
    expect(JSON.parse(decodeURIComponent(data.exec(page)?.[1] ?? ''))).toEqual(thin(run))
  })

  it('shows every benchmark, failure, warning, skip and browser', () => {
    const texts = [
      ...run.benchmarks.flatMap(({ id, title, description }) => [id, title, description]),
      ...run.failures.flatMap(({ message, details }) => [message, details]),
      ...run.warnings.flatMap(({ message, hint }) => [message, hint]),
      ...run.skips.flatMap(({ missing }) => missing),
      ...run.browsers.flatMap(({ version, how, flags }) => [version, how, ...flags]),
      ...run.selfTests.flatMap(({ checks }) => checks.flatMap(({ title, found, hint }) => [title, found, hint])),
      ...run.redone.flatMap(({ reasons }) => reasons),
      ...(run.noise?.governors ?? []),
      ...(run.certificate?.browsers.flatMap(({ layout }) => layout.map(({ benchmark }) => benchmark)) ?? []),
      ...Object.values(run.metrics).map(({ title }) => title),
    ]
    expect(texts.filter((text) => !withoutData.includes(escape(text)))).toEqual([])
  })
})

/** The parts of a page that are about one thing: what stands between two strings. */
const between = (page: string, from: string, to: string): string => {
  const start = page.indexOf(from)
  return start < 0 ? '' : page.slice(start, page.indexOf(to, start + from.length))
}
const sectionOf = (page: string, id: string) => between(page, `<section id="${id}"`, '</section>')
const rowsOf = (part: string) => [...part.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row ?? '')

describe('with a browser that failed its self-test', () => {
  const run = exampleRun({ selfTestFailed: true, certificate: true })
  const page = render(run)
  const shown = page.replace(data, '')

  it('says so above all numbers, with the reason', () => {
    const banner = between(shown, '<aside class="warnings doubted"', '</aside>')
    expect(banner).toContain('Firefox ESR 153.7.0 failed its self-test: its numbers are marked †')
    expect(banner).toContain('warm code is 1.0 times as fast as cold.')
    expect(shown.indexOf('warnings doubted')).toBeLessThan(shown.indexOf('class="card"'))
    expect(render(exampleRun())).not.toContain('warnings doubted')
  })

  it('marks every number in every row of it, and none of the others', () => {
    for (const id of ['speed-up', 'results', 'how-sure', 'times', 'load', 'memory', 'more', 'benchmarks']) {
      const rows = rowsOf(sectionOf(shown, id)).filter((row) => row.includes('class="engine"'))
      const own = rows.filter((row) => row.includes('Firefox ESR 153'))
      const numbers = own.flatMap((row) => row.match(/<td class="number[^"]*".*?<\/td>/gs) ?? [])
      // A count of intervals is no number of the browser.
      const doubtful = numbers.filter((cell) => /[×%]|\d [nµm]?s|\d [kM]?B/.test(cell))
      expect(own.length, id).toBeGreaterThan(0)
      expect(
        doubtful.filter((cell) => !cell.includes('†')),
        id,
      ).toEqual([])
      expect(
        rows.filter((row) => !row.includes('Firefox') && row.includes('†')),
        id,
      ).toEqual([])
    }
  })

  it('marks ratios and throughputs that stand below a number of it', () => {
    const own = rowsOf(shown).filter((row) => row.includes('class="engine">Firefox ESR 153'))
    const below = own.flatMap(
      (row) => row.match(/<span class="throughput">(?:(?!<\/span>).)*(?:×|\/s).*?<\/span>/gs) ?? [],
    )
    // Work per second of the four benchmarks that state it in three variants, and the ratios of five to steady state.
    expect(below.length).toBe(4 * 3 + 5 * 2)
    expect(below.filter((part) => !part.includes('†'))).toEqual([])
  })

  it('marks every visit in the tables behind its charts', () => {
    const charts = shown.split('<figure').filter((part) => /<h[34]>Firefox ESR 153</.test(part))
    const cells = charts.flatMap((part) => part.match(/<td class="number">\s*[\d.,]+ [nµm]s.*?<\/td>/gs) ?? [])
    // Ten blocks: five benchmarks in three variants, and the canary of each visit; warm-ups at 1 to 10,000 calls, and their length.
    expect(cells.length).toBe(10 * 5 * 3 + 10 * 5 + 5 * 3 * (5 + 1))
    expect(cells.filter((cell) => !cell.includes('†'))).toEqual([])
  })

  it('lists every check of every browser', () => {
    const rows = rowsOf(sectionOf(shown, 'browsers-checked'))
    expect(rows.filter((row) => row.includes('✓ passed')).length).toBe(19)
    expect(rows.filter((row) => row.includes('✗ failed')).length).toBe(1)
    expect(rows.filter((row) => row.includes('· noted')).length).toBe(1)
  })

  it('tells what the calibration found', () => {
    const part = sectionOf(shown, 'machine')
    expect(part).toContain('1 of 40')
    expect(part).toContain('0.60 % to 17 %')
    expect(part).toContain('±0.06 %')
    expect(part).toContain('not found')
    expect(rowsOf(part).filter((row) => row.includes('of 20')).length).toBe(12)
    expect(part).not.toContain('npx crosslane calibrate')
  })
})

it('says how to calibrate where nobody has', () => {
  expect(sectionOf(render(exampleRun()), 'machine')).toContain(
    'Not calibrated: type <code>npx crosslane calibrate</code>',
  )
})

it('names browsers that were not tested', () => {
  expect(sectionOf(render(exampleRun({ nulls: true })), 'browsers-checked')).toContain(
    'Not tested in this run: Chromium, Firefox ESR, WebKitGTK MiniBrowser.',
  )
})

it('tells a machine that nobody looked at from a quiet one', () => {
  const unseen = sectionOf(render(exampleRun({ envOff: true })), 'machine')
  expect(unseen).toContain('Nobody looked.')
  expect(unseen).toContain('design.env: off')
  expect(sectionOf(render(exampleRun()), 'machine')).toContain('mains')
})

it('says which blocks were measured again, and which visits do not count', () => {
  const part = sectionOf(render(exampleRun({ redone: true })), 'machine')
  expect(part).toContain('Measured again: chromium, block 3: others used 21 % of the CPUs (limit 5 %)')
  expect(rowsOf(part).filter((row) => row.includes('measured again')).length).toBe(5)
})

it('tells how intervals that were looked at early came about', () => {
  const part = sectionOf(render(exampleRun({ anytime: true })), 'how-sure')
  expect(part).toContain('anytime-valid, 95 %')
  expect(part).toContain('looked at its results to decide when to stop')
  expect(part).toContain('when every comparison is decided')
  expect(sectionOf(render(exampleRun()), 'how-sure')).not.toContain('looked at its results')
})

it('shows the caveats of a verdict beside it', () => {
  const part = sectionOf(render(exampleRun({ withinLayout: true, corrected: true, flags: true })), 'results')
  const caveats = [...part.matchAll(/class="caveat">([^<]*)</g)].map(([, caveat]) => caveat)
  expect(caveats).toEqual([
    'layout',
    'outliers',
    'launches differ (interval × 1.4)',
    'not after correcting for 30 comparisons',
    'several modes',
  ])
})

it('shows per benchmark how each variant warmed up, and what the pilot decided', () => {
  const part = sectionOf(render(exampleRun({ neverSteady: true })), 'benchmarks')
  expect(part.match(/never steady/g)?.length).toBe(1)
  expect(part.match(/slow-down/g)?.length).toBe(1)
  expect(part).toContain('900 ms of sampling')
  expect(part).toContain('ratios vary by 0.12 % between visits and 0.20 % in')
})

it('allows nothing to be loaded or run but its own script and style', () => {
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(render(exampleRun()))?.[1]).toBe(
    'default-src &#39;none&#39;; script-src &#39;sha256-script+hash=&#39;; style-src &#39;sha256-style+hash=&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;',
  )
})

it('refuses assets that would end their own element', () => {
  const assets = { ...noAssets.assets, script: 'a = "</SCRIPT>"' }
  expect(() => html.render(exampleRun(), { ...noAssets, assets })).toThrow('would end its own element')
})

it('shows a metric that it has never heard of by its own title, description and unit', () => {
  const page = render(exampleRun())
  expect(page).toContain('Size of the code section')
  expect(page).toContain('Bytes of the code section alone.')
  expect(page).toContain('17.8 kB')
})

it('has a table behind every chart', () => {
  const page = render(exampleRun({ failures: true }))
  const charts = page.split('<canvas').slice(1)
  expect(charts.length).toBeGreaterThan(15)
  expect(
    charts.filter(
      (after) =>
        !/^[^>]*><\/canvas>\s*<\/div>\s*<details[^>]*open>\s*<summary>.*?<\/summary>\s*<div class="scroll"/s.test(
          after,
        ),
    ),
  ).toEqual([])
})
