import { describe, expect, it } from 'vitest'
import type { RunDocument } from '../../harness/schema/run.ts'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { scenarios } from '../fixtures/scenarios.ts'
import { html } from './index.ts'
import { escape, html as markup } from './markup.ts'

const render = (run: RunDocument) => html.render(run, noAssets)
const data = /<script type="application\/json" id="run">(.*?)<\/script>/s

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
    expect(
      [...tags].filter((tag) => ['img', 'iframe', 'object', 'embed', 'link', 'base', 'form'].includes(tag ?? '')),
    ).toEqual([])
    expect(withoutData.match(/<script/g)?.length).toBe(1)
    expect(withoutData.replaceAll(/"[^"]*"/g, '')).not.toMatch(/<[^>]*\s(on[a-z]+|style|src|srcset)\s*=/i)
  })

  it('refers to nothing outside itself', () => {
    expect(
      [...withoutData.matchAll(/<[^>]*\s(?:href|action|data|poster)="([^"]*)"/gi)].every(([, url]) =>
        url?.startsWith('#'),
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
    expect(JSON.parse(data.exec(page)?.[1] ?? '')).toEqual(run)
  })

  it('shows every benchmark, failure, warning, skip and browser', () => {
    const texts = [
      ...run.benchmarks.flatMap(({ id, title, description }) => [id, title, description]),
      ...run.failures.flatMap(({ message, details }) => [message, details]),
      ...run.warnings.flatMap(({ message, hint }) => [message, hint]),
      ...run.skips.flatMap(({ missing }) => missing),
      ...run.browsers.flatMap(({ version, how, flags }) => [version, how, ...flags]),
      ...Object.values(run.metrics).map(({ title }) => title),
    ]
    expect(texts.filter((text) => !withoutData.includes(escape(text)))).toEqual([])
  })
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
