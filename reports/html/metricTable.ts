import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Cell } from '../view/cells.ts'
import type { VariantView } from '../view/variants.ts'
import type { View } from '../view/view.ts'
import { benchmarkLink } from './anchors.ts'
import { doubt } from './doubt.ts'
import { html, type Markup } from './markup.ts'
import { swatch } from './swatch.ts'
import { columnHead, table } from './table.ts'

type Render = (cell: Cell, benchmark: Benchmark) => Markup

/** Whether a metric is the same in every browser, as sizes are. Of one without any number, each browser has its reason. */
const isShared = ({ document }: View, { id }: MetricFacts): boolean => {
  const own = document.estimates.filter(({ metric }) => metric === id)
  return own.length > 0 && own.every(({ browser }) => browser === null)
}

const row = (
  view: View,
  metric: MetricFacts,
  benchmark: Benchmark,
  browser: string | null,
  variants: readonly VariantView[],
  render: Render,
): Markup[] => variants.map((variant) => render(view.cellAt(benchmark, browser, variant.id, metric.id), benchmark))

/** The same with a row per variant and a column per browser, where there are too many variants for columns. */
const longTable = (
  view: View,
  metric: MetricFacts,
  benchmarks: readonly Benchmark[],
  caption: string,
  render: Render,
) => {
  const browsers = isShared(view, metric) ? [null] : view.browsers
  const heads = browsers.map((browser) =>
    columnHead(browser === null ? metric.title : html`${browser.title}${doubt(browser.mark)}`),
  )
  return table(
    caption,
    [columnHead('Benchmark', false), columnHead('Variant', false), ...heads],
    benchmarks.map((benchmark) => {
      const variants = view.variantsFor(benchmark)
      return html`<tbody>
        ${variants.map(
          (variant, index) =>
            html`<tr>
              ${
                index === 0
                  ? html`<th scope="rowgroup" rowspan="${variants.length}">${benchmarkLink(benchmark)}</th>`
                  : null
              }
              <th scope="row" class="engine">${swatch(variant)}</th>
              ${browsers.map((browser) =>
                render(view.cellAt(benchmark, browser?.id ?? null, variant.id, metric.id), benchmark),
              )}
            </tr>`,
        )}
      </tbody>`
    }),
  )
}

/** One metric of every benchmark that it is about: a row per browser, or one in all where the browser does not matter; a column per variant. */
export const metricTable = (view: View, metric: MetricFacts, caption: string, render: Render): Markup => {
  const benchmarks = view.benchmarks.filter((benchmark) => view.concerns(metric, benchmark))
  if (view.isLong) return longTable(view, metric, benchmarks, caption, render)
  const { variants } = view
  const names = variants.map((variant) => columnHead(swatch(variant)))
  if (isShared(view, metric)) {
    return table(
      caption,
      [columnHead('Benchmark', false), ...names],
      html`<tbody>
        ${benchmarks.map(
          (benchmark) =>
            html`<tr>
              <th scope="row">${benchmarkLink(benchmark)}</th>
              ${row(view, metric, benchmark, null, variants, render)}
            </tr>`,
        )}
      </tbody>`,
    )
  }
  return table(
    caption,
    [columnHead('Benchmark', false), columnHead('Engine', false), ...names],
    benchmarks.map(
      (benchmark) =>
        html`<tbody>
          ${view.browsers.map(
            (browser, index) =>
              html`<tr>
                ${
                  index === 0
                    ? html`<th scope="rowgroup" rowspan="${view.browsers.length}">${benchmarkLink(benchmark)}</th>`
                    : null
                }
                <th scope="row" class="engine">${browser.title}${doubt(browser.mark)}</th>
                ${row(view, metric, benchmark, browser.id, variants, render)}
              </tr>`,
          )}
        </tbody>`,
    ),
  )
}
