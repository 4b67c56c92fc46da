import type { RunsComparison, RunsRow } from '../../harness/schema/runsComparison.ts'
import { html, type Markup } from '../html/markup.ts'
import { verdictSign } from '../view/verdictInWords.ts'
import { runClass } from './plot.ts'
import { figureInWords, letterOf } from './words.ts'

/** Changes of a row with their signs, one a later run; with the run's letter and colour where there are several in a cell. */
export const changeLines = (comparison: RunsComparison, row: RunsRow, isLettered: boolean): Markup[] =>
  row.changes.map((change, index) => {
    const run = index + 1
    const letter = isLettered ? html`<span class="swatch ${runClass(run)}">${letterOf(run)}</span> ` : null
    if (change === null) return html`<span class="run-change none">${letter}–</span>`
    const { verdict } = change
    const sign = verdict && html`<span class="sign" aria-hidden="true">${verdictSign[verdict]}</span> `
    return html`<span class="run-change verdict-${verdict ?? 'none'}"
      >${letter}<span class="ratio">${sign}${figureInWords(comparison, { row, change })}</span></span
    >`
  })
