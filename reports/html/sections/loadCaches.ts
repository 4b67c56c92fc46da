import { firstResultId, isMeasured } from '../../charts/load.ts'
import type { Benchmark } from '../../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../../harness/schema/metric.ts'
import type { RunDocument } from '../../../harness/schema/run.ts'
import type { BrowserView } from '../../view/browsers.ts'
import type { VariantView } from '../../view/variants.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { doubt } from '../doubt.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
import { valueCell } from '../valueCell.ts'

const httpId = 'first-result-http'
const codeId = 'first-result-code'
export const cachedIds: readonly string[] = [httpId, codeId]

const heads: Readonly<Record<string, string>> = {
  [firstResultId]: 'Caches empty',
  [httpId]: 'HTTP cache warm',
  [codeId]: 'Code cache warm',
}

type Said = RunDocument['codeCaches'][number]['said']

const inWords = (said: Said): string => {
  switch (said) {
    case 'hit':
      return 'used its cached code'
    case 'miss':
      return 'had no code of it in the cache: too little, or not written'
    case 'rejected':
      return 'refused the cached code'
    case null:
      return 'did not say'
  }
}

const proofCell = (view: View, { id: benchmark }: Benchmark, { id: browser }: BrowserView, variant: string): Markup => {
  const said = view.document.codeCaches.find(
    (row) => row.benchmark === benchmark && row.browser === browser && row.variant === variant,
  )
  return html`<td>${said === undefined ? '–' : inWords(said.said)}</td>`
}

/** The time to the first result by what the caches held; `null` where only empty ones were looked at. */
export const loadCaches = (view: View): Markup | null => {
  const { codeCaches } = view.document
  const shown = [firstResultId, ...cachedIds].flatMap((id) => {
    const metric = view.metrics.find((one) => one.id === id)
    return metric && (id === firstResultId || isMeasured(view, id) || (id === codeId && codeCaches.length > 0))
      ? [metric]
      : []
  })
  if (!shown.some(({ id }) => cachedIds.includes(id))) return null
  const row = (benchmark: Benchmark, browser: BrowserView, variant: VariantView, first: boolean): Markup =>
    html`<tr>
      ${
        first
          ? html`<th scope="rowgroup" rowspan="${view.browsers.length * view.variantsFor(benchmark).length}">
              ${benchmarkLink(benchmark)}
            </th>`
          : null
      }
      <th scope="row" class="engine">${browser.title}${doubt(browser.mark)}</th>
      <td>${swatch(variant)}</td>
      ${shown.map((metric: MetricFacts) => valueCell(view.cellAt(benchmark, browser.id, variant.id, metric.id), metric))}
      ${codeCaches.length === 0 ? null : proofCell(view, benchmark, browser, variant.id)}
    </tr>`
  return fold(
    'With warm caches',
    html`<p class="lead">
        Time to first verified result. A load counts as warm in the HTTP cache when it made no request to the server,
        and in the code cache when the engine itself said so in a load like it that was watched and not timed.
      </p>
      ${table(
        'Time to first verified result by what the caches held',
        [
          columnHead('Benchmark', false),
          columnHead('Engine', false),
          columnHead('Variant', false),
          ...shown.map(({ id, title }) => columnHead(html`<span title="${title}">${heads[id] ?? title}</span>`)),
          ...(codeCaches.length === 0 ? [] : [columnHead('What the engine said', false)]),
        ],
        view.benchmarks.map(
          (benchmark) =>
            html`<tbody>
              ${view.browsers.flatMap((browser, engine) =>
                view
                  .variantsFor(benchmark)
                  .map((variant, index) => row(benchmark, browser, variant, engine + index === 0)),
              )}
            </tbody>`,
        ),
      )}`,
  )
}
