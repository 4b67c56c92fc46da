import type { RunsChange } from '../../harness/schema/runsComparison.ts'
import { html, type Markup } from '../html/markup.ts'
import { verdictSign } from '../view/verdictInWords.ts'
import { runClass } from './plot.ts'
import { figureInWords, letterOf } from './words.ts'

/** A change with its sign; with the run's letter and colour where there are several. */
export const changeLine = (change: RunsChange | null, run: number, several: boolean): Markup => {
  const letter = several ? html`<span class="swatch ${runClass(run)}">${letterOf(run)}</span> ` : null
  return change === null
    ? html`<span class="run-change none">${letter}–</span>`
    : html`<span class="run-change verdict-${change.verdict ?? 'none'}"
        >${letter}<span class="ratio"
          >${
            change.verdict === null
              ? null
              : html`<span class="sign" aria-hidden="true">${verdictSign[change.verdict]}</span> `
          }${figureInWords(change)}</span
        ></span
      >`
}
