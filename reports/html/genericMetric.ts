import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Estimate } from '../../harness/schema/run.ts'
import { effectText, ratioInterval } from '../format/ratio.ts'
import type { Cell } from '../view/cells.ts'
import { isLimited, verdictInWords } from '../view/verdictInWords.ts'
import type { View } from '../view/view.ts'
import { doubt } from './doubt.ts'
import { type Fragment, html, type Markup } from './markup.ts'
import { metricTable } from './metricTable.ts'
import { caveats, valueCell } from './valueCell.ts'

/** Without an interval of its own there is room for the ratio beside the value. */
const isExact = ({ interval }: Estimate): boolean => interval === null || interval.low === interval.high

/** The ratio, and what it allows to be said where that is not plain from the number. */
const against = (view: View, metric: MetricFacts, cell: Cell): Fragment => {
  if (cell.state !== 'measured' || cell.estimate.ratio === null) return null
  const { ratio } = cell.estimate
  const words = [effectText(ratio), ratioInterval(ratio)].filter((part) => part !== null).join(' ')
  return [
    html`<span class="${isExact(cell.estimate) ? 'interval' : 'throughput'}">${words}${doubt(cell.mark)}</span>`,
    isLimited(ratio) ? html`<span class="throughput">${verdictInWords(ratio, metric)}</span>` : null,
    ...caveats(cell.estimate, metric, view.document),
  ]
}

/** A metric of which nothing is known but what the run says of it. */
export const genericMetric = (view: View, metric: MetricFacts): Markup =>
  html`<p class="lead">
      ${metric.description} ${metric.better === 'lower' ? 'Lower' : 'Higher'} is better; × counts how many times better
      than ${view.baseline?.title ?? 'the baseline'}.
    </p>
    ${metricTable(view, metric, metric.title, (cell) => valueCell(cell, metric, against(view, metric, cell)))}`
