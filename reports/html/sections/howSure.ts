import { chosenPercent, percent } from '../../format/percent.ts'
import { fixed } from '../../format/decimals.ts'
import { plural } from '../../format/plural.ts'
import { ratioText } from '../../format/ratio.ts'
import type { BrowserView } from '../../view/browsers.ts'
import { comparisonsOf } from '../../view/comparisons.ts'
import { controlInWords, judgeControl } from '../../view/controls.ts'
import { stopInWords } from '../../view/design.ts'
import { halfWidth, measuredInWords, methodsInWords, type Sure, sureOnes } from '../../view/sureness.ts'
import { type Control, verdictsOf } from '../../view/verdicts.ts'
import { isUntimed, type View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { doubt } from '../doubt.ts'
import { factsList } from '../factsList.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
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

const controlRow = (view: View, browser: BrowserView, control: Control): Markup => {
  const { benchmark, variant, ratio, truth } = control
  const { margin } = view.document.design
  const words = controlInWords(ratio, truth, margin)
  const odd = judgeControl(ratio, truth, margin) === 'suspicious'
  return html`<tr>
    <th scope="row">${benchmarkLink(benchmark)}</th>
    <td class="engine">${swatch(variant)}</td>
    <td class="engine">${browser.title}${doubt(browser.mark)}</td>
    <td class="number">${truth}</td>
    <td class="number">${ratioText(ratio)}${doubt(browser.mark)}</td>
    <td>${odd ? html`<strong class="failed">${words}</strong>` : words}</td>
  </tr>`
}

/** Every ratio whose truth is known beforehand, with what was found: the measurement is judged by them. */
const controlTable = (view: View): Markup | null => {
  const place = ({ benchmark, variant }: Control): number =>
    view.benchmarks.indexOf(benchmark) * view.variants.length + view.variants.indexOf(variant)
  const rows = verdictsOf(view)
    .flatMap(({ browser, controls }) => controls.map((control) => ({ browser, control })))
    .toSorted((one, other) => place(one.control) - place(other.control))
    .map(({ browser, control }) => controlRow(view, browser, control))
  const head = [
    ...['Benchmark', 'Variant', 'Engine'].map((title) => columnHead(title, false)),
    ...['True', 'Found'].map((title) => columnHead(title)),
    columnHead('Judgement', false),
  ]
  return rows.length === 0
    ? null
    : html`<h3>What is known beforehand</h3>
        ${table(
          'Ratios that are known beforehand, and what was found',
          head,
          html`<tbody>
            ${rows}
          </tbody>`,
        )}`
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
      controlTable(view),
    ],
  )
}
