import type { MetricFacts } from '../../../harness/schema/metric.ts'
import { refInWords } from '../../format/commit.ts'
import type { Cell } from '../../view/cells.ts'
import type { View } from '../../view/view.ts'
import { fold } from '../fold.ts'
import { html, type Markup } from '../markup.ts'
import { metricTable } from '../metricTable.ts'
import { type Section, section } from '../section.ts'
import { emptyCell, ratioCell } from '../valueCell.ts'

/** What is followed from night to night besides the speed. */
const sizes = new Set(['size-brotli', 'size-raw'])

const heldCell = (view: View, metric: MetricFacts, cell: Cell): Markup => {
  if (cell.state !== 'measured') return emptyCell(cell)
  const { estimate } = cell
  return estimate.held === undefined
    ? html`<td class="none">– not in the control</td>`
    : ratioCell({ ...cell, estimate: { ...estimate, ratio: estimate.held } }, metric, view.document)
}

const tableOf = (view: View, metric: MetricFacts): Markup =>
  metricTable(view, metric, `${metric.title} against the control`, (cell) => heldCell(view, metric, cell))

/** Of a night: every variant against the same variant of the frozen control. */
export const control = (view: View): Section | null => {
  const { document, headline } = view
  if (document.control === null) return null
  const { ref, commit } = document.control
  const metrics = view.metrics.filter(({ id }) => sizes.has(id))
  return section(
    'control',
    'Against the control',
    `Each variant against the same variant of ${refInWords(ref, commit)}, measured in the same visits by modules that were built once: above 1× it is better than it was then.`,
    [
      headline === null ? null : tableOf(view, headline),
      ...metrics.map((metric) => fold(metric.title, tableOf(view, metric))),
    ],
  )
}
