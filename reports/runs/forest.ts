import type { RunsComparison, RunsRow } from '../../harness/schema/runsComparison.ts'
import { html, type Markup } from '../html/markup.ts'
import { type Section, section } from '../html/section.ts'
import { columnHead, table } from '../html/table.ts'
import { byBenchmark } from './byBenchmark.ts'
import { changeLines } from './changeLines.ts'
import { axis, plot, runClass } from './plot.ts'
import { type FactorScale, scaleOf } from './scale.ts'
import { browsersOf, changeInWords, engineInWords, letterOf } from './words.ts'

/** The figure, and where only one run is held against A, what it allows to be said; signs say it where there are several. */
const said = (comparison: RunsComparison, row: RunsRow): Markup[] => {
  const several = row.changes.length > 1
  const [change] = row.changes
  return [
    ...changeLines(comparison, row, several),
    ...(several || !change
      ? []
      : [html`<span class="verdict-words">${changeInWords(comparison, { row, change })}</span>`]),
  ]
}

const forest = (
  comparison: RunsComparison,
  rows: readonly RunsRow[],
  scale: FactorScale,
  browser: string | null,
): Markup => {
  const title = engineInWords(comparison, browser)
  return html`<figure class="forest">
    <figcaption><h3>${title}</h3></figcaption>
    ${table(
      `Changes in ${title}`,
      [
        columnHead('Benchmark', false),
        columnHead('Variant', false),
        html`<th scope="col" class="plot">
          <span class="visually-hidden">Plot of the change, worse to the left, better to the right</span>${axis(scale)}
        </th>`,
        columnHead('Change'),
      ],
      byBenchmark(
        rows.filter((row) => row.browser === browser),
        (row) =>
          html`<th scope="row" class="engine">${row.variant}</th>
            <td class="plot">${plot(scale, row.changes)}</td>
            <td class="number">${said(comparison, row)}</td>`,
      ),
    )}
  </figure>`
}

const legend = ({ runs }: RunsComparison): Markup | null =>
  runs.length < 3
    ? null
    : html`<ul class="legend" aria-label="Runs">
        ${runs
          .slice(1)
          .map(
            (_, index) =>
              html`<li><span class="swatch ${runClass(index + 1)}">${letterOf(index + 1)} against A</span></li>`,
          )}
      </ul>`

/** For each metric that is judged, the changes of all benchmarks and engines on one scale; none where the runs have nothing in common. */
export const forests = (comparison: RunsComparison): Section[] =>
  comparison.judged.flatMap((metric, index): Section[] => {
    const own = comparison.rows.filter((row) => row.metric === metric && row.changes.some((change) => change !== null))
    if (own.length === 0) return []
    const scale = scaleOf(own)
    const title = comparison.metrics[metric]?.title ?? metric
    return [
      section(
        `metric-${index + 1}`,
        `${title}: changes`,
        'How many times better than in A, on one log scale: to the right is better. Dots have the interval that the verdict goes by; hollow ones are told, not judged; arrows reach farther than the plot. ▲ better, ▼ worse, = no different, ? undecided.',
        html`${legend(comparison)}${browsersOf(own).map((browser) => forest(comparison, own, scale, browser))}`,
      ),
    ]
  })
