import { capitalised } from '../../format/capitalised.ts'
import { chosenPercent } from '../../format/percent.ts'
import { meaningsOf } from '../../view/flags.ts'
import { isUntimed, type View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'
import { metricTable } from '../metricTable.ts'
import { type Section, section } from '../section.ts'
import { ratioCell } from '../valueCell.ts'

const meanings = ({ document, headline }: View): Markup | null => {
  const found = meaningsOf(document.estimates.filter(({ metric }) => metric === headline?.id))
  return found.length === 0
    ? null
    : html`<ul class="meanings">
        ${found.map((meaning) => html`<li>${capitalised(meaning)}.</li>`)}
      </ul>`
}

/** The table that the run was made for: the baseline's time and every variant's speed-up. */
export const results = (view: View): Section | null => {
  const { headline, document } = view
  return headline === null || isUntimed(view)
    ? null
    : section(
        'results',
        'Results',
        `▲ faster, ▼ slower, = no different (the whole interval is within ±${chosenPercent(document.design.margin)}), ? undecided; in brackets, the interval of the ratio. Below 1.1× the percentage comes first. “To ±0.4\u00a0%” means that a difference of that size would have been found four times out of five.`,
        [
          metricTable(view, headline, 'Speed-up by benchmark, engine and variant', (cell) =>
            ratioCell(cell, headline, document),
          ),
          meanings(view),
        ],
      )
}
