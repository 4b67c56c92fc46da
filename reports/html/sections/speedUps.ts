import { contendersFor } from '../../charts/speedUp.ts'
import type { Benchmark } from '../../../harness/schema/manifest.ts'
import type { MetricFacts } from '../../../harness/schema/metric.ts'
import { isUntimed, type View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { chartOfRows } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { columnHead } from '../table.ts'
import { legend, swatch } from '../swatch.ts'
import { ratioCell } from '../valueCell.ts'

/** The table behind a chart: engines by variants or, where these are many, variants by engines. */
const tableParts = (view: View, benchmark: Benchmark, headline: MetricFacts): { head: Markup[]; rows: Markup[] } => {
  const contenders = contendersFor(view, benchmark)
  const cell = (browser: string, variant: string) =>
    ratioCell(view.cellAt(benchmark, browser, variant, headline.id), headline, view.document)
  return view.isLong
    ? {
        head: [
          columnHead('Variant', false),
          ...view.browsers.map(({ title, mark }) => columnHead(html`${title}${doubt(mark)}`)),
        ],
        rows: contenders.map(
          (variant) =>
            html`<tr>
              <th scope="row">${swatch(variant)}</th>
              ${view.browsers.map(({ id }) => cell(id, variant.id))}
            </tr>`,
        ),
      }
    : {
        head: [columnHead('Engine', false), ...contenders.map((variant) => columnHead(swatch(variant)))],
        rows: view.browsers.map(
          ({ id, title, mark }) =>
            html`<tr>
              <th scope="row" class="engine">${title}${doubt(mark)}</th>
              ${contenders.map((variant) => cell(id, variant.id))}
            </tr>`,
        ),
      }
}

/** A chart per benchmark: a group of bars per engine, on one log scale for all. */
export const speedUps = (view: View): Section | null => {
  const { headline } = view
  if (headline === null || view.contenders.length === 0 || isUntimed(view)) return null
  const figures = view.timed.map((benchmark, index) => {
    const { lanes } = benchmark
    const label = `Speed-up of ${benchmark.title} by engine and variant`
    const { head, rows } = tableParts(view, benchmark, headline)
    return html`<figure class="panel">
      <figcaption>
        <h3>${benchmarkLink(benchmark)}</h3>
        <p><bdi>${benchmark.title}</bdi>${lanes === null ? null : html` <span class="lanes">${lanes} lanes</span>`}</p>
      </figcaption>
      ${chartOfRows('speed-up', index, label, head, rows)}
    </figure>`
  })
  const anyLanes = view.timed.some(({ lanes }) => lanes !== null)
  return section(
    'speed-up',
    'Speed-up',
    html`How many times as fast as ${view.baseline?.title ?? 'the baseline'} (1×), with the interval of the ratio. All
    charts share one log
    scale.${anyLanes ? ' The dashed line is the number of SIMD lanes: what arithmetic alone could gain.' : null}`,
    html`${legend(view.contenders)}
      <div class="panels">${figures}</div>`,
  )
}
