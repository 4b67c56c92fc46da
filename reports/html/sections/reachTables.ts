import type { FeatureReach } from '../../../harness/schema/reach.ts'
import { isBelowTarget, limitingFeatures, type Reaching, reachTarget, shareOfUsers } from '../../view/reach.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

/** With commas between them. */
const enumerated = (items: readonly Markup[]): Fragment =>
  items.map((item, index) => (index === 0 ? item : [', ', item]))

const shareCell = (share: number, isBelow: boolean): Markup =>
  html`<td class="number verdict-${isBelow ? 'slower' : 'faster'}">
    <span class="sign" aria-hidden="true">${isBelow ? '✗' : '✓'}</span> at most ${shareOfUsers(share)}<span
      class="interval"
      >${isBelow ? 'below' : 'above'} ${reachTarget * 100} %</span
    >
  </td>`

const featuresCell = ({ reach }: Reaching): Markup => {
  const limiting = new Set(limitingFeatures(reach))
  const beyond = reach.features.filter(({ feature }) => feature !== 'wasm')
  const name = (one: FeatureReach): Markup =>
    limiting.has(one) ? html`<strong>${one.feature}</strong>` : html`${one.feature}`
  return html`<td>${beyond.length === 0 ? 'none beyond the first version' : enumerated(beyond.map(name))}</td>`
}

/** Engines of the run that could not run the module, each with what it lacks. */
const lackingCell = (view: View, { crate, variant }: Reaching): Markup => {
  const benchmarks = new Set(view.benchmarks.filter((benchmark) => benchmark.crate === crate).map(({ id }) => id))
  const skips = view.document.skips.filter((skip) => skip.variant === variant.id && benchmarks.has(skip.benchmark))
  const lacking = view.browsers.flatMap((browser): Markup[] => {
    const missing = new Set(skips.filter((skip) => skip.browser === browser.id).flatMap((skip) => skip.missing))
    const names = enumerated([...missing].map((feature) => html`${feature}`))
    return missing.size === 0 ? [] : [html`${browser.title}${doubt(browser.mark)} lacks ${names}`]
  })
  return html`<td>${lacking.length === 0 ? '–' : enumerated(lacking)}</td>`
}

/** A row per module: how many users can run it, what it uses, and which engine of the run lacks something. */
export const moduleTable = (view: View, reaching: readonly Reaching[]): Markup =>
  table(
    'Users whose browsers run a module, by crate and variant',
    [
      columnHead('Crate', false),
      columnHead('Variant', false),
      columnHead(view.metrics.find(({ group }) => group === 'reach')?.title ?? 'Users'),
      columnHead('Features used', false),
      columnHead('Engines of this run that lack one', false),
    ],
    [...Map.groupBy(reaching, ({ crate }) => crate)].map(
      ([crate, own]) =>
        html`<tbody>
          ${own.map(
            (one, index) =>
              html`<tr>
                ${index === 0 ? html`<th scope="rowgroup" rowspan="${own.length}">${crate}</th>` : null}
                <th scope="row">${swatch(one.variant)}</th>
                ${shareCell(one.reach.share, isBelowTarget(one.reach))} ${featuresCell(one)} ${lackingCell(view, one)}
              </tr>`,
          )}
        </tbody>`,
    ),
  )

/** Browsers whose versions a reader may know, by their ids in browser-compat-data. */
const browsers = new Map([
  ['chrome', 'Chrome'],
  ['edge', 'Edge'],
  ['firefox', 'Firefox'],
  ['safari', 'Safari'],
  ['chrome_android', 'Chrome for Android'],
  ['safari_ios', 'Safari on iOS'],
  ['samsunginternet_android', 'Samsung Internet'],
  ['webview_android', 'Android WebView'],
])

const baselineCell = ({ baseline }: FeatureReach): Markup => {
  if (baseline === null) return html`<td class="none">no data</td>`
  const words = { high: 'widely available', low: 'newly available', limited: 'limited availability' }
  const since = baseline.since === null ? null : html`<span class="interval">since ${baseline.since}</span>`
  return html`<td class="engine">${words[baseline.status]} ${since}</td>`
}

const versionCell = ({ since }: FeatureReach, browser: string): Markup => {
  const version = since[browser]
  const text = version === undefined ? 'no data' : (version ?? 'none')
  return html`<td class="${typeof version === 'string' ? 'number' : 'none'}">${text}</td>`
}

/** A row per feature that any module uses, the one that fewest users have first: since when it is where. */
export const featureTable = (reaching: readonly Reaching[]): Markup => {
  const features = new Map(reaching.flatMap(({ reach }) => reach.features.map((one) => [one.feature, one] as const)))
  const inOrder = [...features.values()].toSorted((a, b) => (a.share ?? 0) - (b.share ?? 0))
  return table(
    'Wasm features that the modules use, and the first version of each browser that has them',
    [
      columnHead('Feature', false),
      columnHead('Users'),
      columnHead('Baseline', false),
      ...[...browsers.values()].map((title) => columnHead(title)),
    ],
    html`<tbody>
      ${inOrder.map(
        (one) =>
          html`<tr>
            <th scope="row"><code>${one.feature}</code></th>
            ${one.share === null ? html`<td class="none">no data</td>` : shareCell(one.share, one.share < reachTarget)}
            ${baselineCell(one)} ${[...browsers.keys()].map((browser) => versionCell(one, browser))}
          </tr>`,
      )}
    </tbody>`,
  )
}
