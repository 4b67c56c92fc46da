import type { RunsComparison, RunsRow } from '../../harness/schema/runsComparison.ts'
import { ratioInText } from '../format/ratio.ts'
import { plural } from '../format/plural.ts'
import { fold } from '../html/fold.ts'
import { html, type Markup } from '../html/markup.ts'
import { type Section, section } from '../html/section.ts'
import { columnHead, table } from '../html/table.ts'
import { byBenchmark } from './byBenchmark.ts'
import { changeLines } from './changeLines.ts'
import { changesOf, letterOf, movedOf, valueInWords } from './words.ts'

const valueCell = (comparison: RunsComparison, row: RunsRow, run: number): Markup => {
  const cell = row.cells[run] ?? null
  return cell === null
    ? html`<td class="none">–</td>`
    : html`<td class="number">
        ${valueInWords(comparison, row, run)}${
          cell.ratio && html`<span class="interval">${ratioInText(cell.ratio)}</span>`
        }
      </td>`
}

/** How many rows, and how many of them moved. */
const summary = ({ runs, metrics }: RunsComparison, metric: string, rows: readonly RunsRow[]): string => {
  const moved = runs.slice(1).map((_, index) => movedOf(changesOf(rows, index + 1)))
  const count = (which: 'worse' | 'better'): number => moved.reduce((sum, each) => sum + each[which].length, 0)
  const parts = [
    plural(rows.length, 'row'),
    ...(['worse', 'better'] as const).flatMap((which) => (count(which) === 0 ? [] : [`${count(which)} ${which}`])),
  ]
  return `${metrics[metric]?.title ?? metric}: ${parts.join(', ')}`
}

const tableOf = (comparison: RunsComparison, metric: string, rows: readonly RunsRow[]): Markup => {
  const { runs } = comparison
  return fold(
    summary(comparison, metric, rows),
    table(
      comparison.metrics[metric]?.title ?? metric,
      [
        ...['Benchmark', 'Engine', 'Variant'].map((title) => columnHead(title, false)),
        ...runs.map((_, run) => columnHead(letterOf(run))),
        ...runs.slice(1).map((_, index) => columnHead(`${letterOf(index + 1)} against A`)),
      ],
      byBenchmark(
        rows,
        (row) =>
          html`<td class="engine">${row.browser ?? 'any'}</td>
            <th scope="row" class="engine">${row.variant}</th>
            ${row.cells.map((_, run) => valueCell(comparison, row, run))}
            ${changeLines(comparison, row, false).map((line) => html`<td class="number">${line}</td>`)}`,
      ),
    ),
  )
}

/** What all runs say, side by side, those that are judged first; `null` where they have nothing in common. */
export const figureTables = (comparison: RunsComparison): Section | null => {
  const groups = [...Map.groupBy(comparison.rows, ({ metric }) => metric)].toSorted(
    ([one], [other]) => Number(comparison.judged.includes(other)) - Number(comparison.judged.includes(one)),
  )
  return groups.length === 0
    ? null
    : section(
        'figures',
        'All figures',
        'Values of each run, with the speed-up against its own baseline below, and the change.',
        groups.map(([metric, rows]) => tableOf(comparison, metric, rows)),
      )
}
