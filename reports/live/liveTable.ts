import type { LiveBoard, LiveRow } from '../../harness/schema/live.ts'
import { html, type Markup } from '../html/markup.ts'
import { type Section, section } from '../html/section.ts'
import { columnHead, table } from '../html/table.ts'
import { variantClass } from '../html/swatch.ts'
import { cellParts, protocolTitle, rowKey, visitsInWords } from './words.ts'

/** Every part is there, empty or not: the page's script changes texts and makes none. */
const cell = (row: LiveRow, variant: string): Markup => {
  const parts = cellParts(
    row,
    row.cells.find((own) => own.variant === variant),
  )
  return html`<td class="live-cell ${parts.className}" data-variant="${variant}">
    <span class="ratio"
      ><span class="sign" aria-hidden="true">${parts.sign}</span> <span class="first">${parts.first}</span></span
    ><span class="interval">${parts.second}</span><span class="remark">${parts.remark}</span>
  </td>`
}

const bodyOf = (rows: readonly LiveRow[], variants: LiveBoard['variants']): Markup =>
  html`<tbody>
    ${rows.map(
      (row, index) =>
        html`<tr data-row="${rowKey(row)}">
          ${index === 0 ? html`<th scope="rowgroup" rowspan="${rows.length}">${row.benchmark}</th>` : null}
          <th scope="row" class="engine">${row.browser}</th>
          ${variants.map(({ id }) => cell(row, id))}
          <td class="number live-visits">${visitsInWords(row)}</td>
        </tr>`,
    )}
  </tbody>`

/** Only variants that any of the rows has. */
const variantsIn = (rows: readonly LiveRow[], { variants }: LiveBoard): LiveBoard['variants'] => {
  const used = new Set(rows.flatMap(({ cells }) => cells.map(({ variant }) => variant)))
  return variants.filter(({ id }) => used.has(id))
}

const swatch = ({ id, title }: LiveBoard['variants'][number], { variants }: LiveBoard): Markup =>
  html`<span class="swatch ${variantClass({ colour: variants.findIndex((variant) => variant.id === id) + 1 })}"
    >${title}</span
  >`

/** A table for each thing that pages are opened for: benchmarks by browsers, each variant against the baseline. */
export const liveTables = (board: LiveBoard): Section[] =>
  [...Map.groupBy(board.rows, ({ protocol }) => protocol)].map(([protocol, rows]) => {
    const variants = variantsIn(rows, board)
    const title = protocolTitle[protocol]
    return section(
      protocol,
      title,
      html`How many times better than ${board.baseline ?? 'the baseline'} in the visits so far, with an interval that
      allows for looking early.`,
      table(
        `${title} by benchmark and browser`,
        [
          columnHead('Benchmark', false),
          columnHead('Browser', false),
          ...variants.map((variant) => columnHead(swatch(variant, board))),
          columnHead('Visits'),
        ],
        [...Map.groupBy(rows, ({ benchmark }) => benchmark).values()].map((own) => bodyOf(own, variants)),
      ),
    )
  })
