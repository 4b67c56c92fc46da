import type { RunsRow } from '../../harness/schema/runsComparison.ts'
import { type Fragment, html, type Markup } from '../html/markup.ts'

/** Bodies of a table, one a benchmark, which is named once; `render` makes the other cells of a row. */
export const byBenchmark = (rows: readonly RunsRow[], render: (row: RunsRow) => Fragment): Markup[] =>
  [...Map.groupBy(rows, ({ benchmark }) => benchmark)].map(
    ([benchmark, own]) =>
      html`<tbody>
        ${own.map(
          (row, index) =>
            html`<tr>
              ${index === 0 ? html`<th scope="rowgroup" rowspan="${own.length}">${benchmark}</th>` : null}
              ${render(row)}
            </tr>`,
        )}
      </tbody>`,
  )
