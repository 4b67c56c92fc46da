import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Estimate } from '../../harness/schema/run.ts'
import { ratioText } from '../format/ratio.ts'
import type { Cell } from '../view/cells.ts'
import type { View } from '../view/view.ts'
import { html, type Markup } from './markup.ts'
import { metricTable } from './metricTable.ts'
import { valueCell } from './valueCell.ts'

/** Without an interval of its own there is room for the ratio beside the value. */
const isExact = ({ interval }: Estimate): boolean => interval === null || interval.low === interval.high

const against = (cell: Cell): Markup | null =>
  cell.state === 'measured' && cell.estimate.ratio !== null
    ? html`<span class="${isExact(cell.estimate) ? 'interval' : 'throughput'}">${ratioText(cell.estimate.ratio)}</span>`
    : null

/** A metric of which nothing is known but what the run says of it. */
export const genericMetric = (view: View, metric: MetricFacts): Markup =>
  html`<p class="lead">
      ${metric.description} ${metric.better === 'lower' ? 'Lower' : 'Higher'} is better; × counts how many times better
      than ${view.baseline?.title ?? 'the baseline'}.
    </p>
    ${metricTable(view, metric, metric.title, (cell) => valueCell(cell, metric, against(cell)))}`
