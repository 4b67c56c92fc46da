import { chosenPercent, percent } from '../../format/percent.ts'
import { fixed } from '../../format/decimals.ts'
import { plural } from '../../format/plural.ts'
import type { BrowserView } from '../../view/browsers.ts'
import { comparisonsOf } from '../../view/comparisons.ts'
import { stopInWords } from '../../view/design.ts'
import { halfWidth, measuredInWords, methodsInWords, type Sure, sureOnes } from '../../view/sureness.ts'
import { isUntimed, type View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { factsList } from '../factsList.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { columnHead, table } from '../table.ts'

/** The middle and the largest of some shares; a dash where there is none. */
const spread = (shares: readonly number[], mark: string): Markup => {
  const inOrder = shares.toSorted((a, b) => a - b)
  const [middle, largest] = [inOrder[inOrder.length >> 1], inOrder.at(-1)]
  return middle === undefined || largest === undefined
    ? html`<td class="none">–</td>`
    : html`<td class="number">
        ±${percent(middle)}${doubt(mark)}<span class="interval">largest ±${percent(largest)}</span>
      </td>`
}

const widenedCell = (ratios: readonly Sure['ratio'][]): Markup => {
  const widened = ratios.map((ratio) => ratio.widened).filter((factor) => factor > 1)
  return html`<td class="number">
    ${
      widened.length === 0
        ? 'none'
        : html`${widened.length} of ${ratios.length}<span class="interval"
              >largest × ${fixed(Math.max(...widened), 2)}</span
            >`
    }
  </td>`
}

const row = ({ id, title, mark }: BrowserView, sure: readonly Sure[]): Markup => {
  const ratios = sure.filter(({ browser }) => browser === id).map(({ ratio }) => ratio)
  return html`<tr>
    <th scope="row" class="engine">${title}${doubt(mark)}</th>
    <td class="number">${ratios.length}</td>
    ${spread(
      ratios.map(({ interval }) => halfWidth(interval)),
      mark,
    )}
    ${spread(
      ratios.flatMap(({ detectable }) => detectable ?? []),
      mark,
    )}
    ${widenedCell(ratios)}
  </tr>`
}

/** What the intervals and verdicts of the speed-ups rest on, and how fine they are. */
export const howSure = (view: View): Section | null => {
  const { document, headline } = view
  if (headline === null || isUntimed(view)) return null
  const sure = sureOnes(view)
  const { design, redone } = document
  const comparisons = comparisonsOf(document, headline.id)
  const looked = sure.some(({ ratio }) => ratio.interval.method === 'anytime')
  const head = [
    columnHead('Engine', false),
    ...['Intervals', 'Half-width, median', 'Would be found, median', 'Widened for launches'].map((title) =>
      columnHead(title),
    ),
  ]
  const rows = view.browsers.map((browser) => row(browser, sure))
  return section(
    'how-sure',
    'How sure',
    html`An interval is one of visits, not of calls: a visit is a fresh page, and gives one number.
    ${
      looked
        ? 'This run looked at its results to decide when to stop; its intervals hold all the same, and are wider for it.'
        : null
    }
    “Would be found” is the smallest difference that a run like this one finds four times out of five.`,
    [
      factsList([
        ['Intervals', methodsInWords(view)],
        [
          'Correction',
          comparisons === 0 ? 'nothing to correct' : `Holm, over ${plural(comparisons, 'comparison')} of speed`,
        ],
        ['Equivalent', `the whole interval within ±${chosenPercent(design.margin)}`],
        ['The run ends', stopInWords(design)],
        ['Measurement', measuredInWords(view) ?? 'no time was measured'],
        ['Measured again', redone.length === 0 ? 'no block' : plural(redone.length, 'block')],
      ]),
      sure.length === 0
        ? null
        : table(
            'How fine the speed-ups are, by engine',
            head,
            html`<tbody>
              ${rows}
            </tbody>`,
          ),
    ],
  )
}
