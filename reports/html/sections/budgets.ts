import type { Checked, LimitResult, Outcome } from '../../../harness/schema/check.ts'
import { placeInWords } from '../../format/place.ts'
import {
  byUrgency,
  countsInWords,
  figureInWords,
  limitInWords,
  signs,
  summaryOf,
  tighterInWords,
} from '../../check/words.ts'
import type { View } from '../../view/view.ts'
import { fold } from '../fold.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { columnHead, table } from '../table.ts'

/** The colours of verdicts: what is broken is as bad as what is slower. */
const tones: Readonly<Record<Outcome, string>> = {
  kept: 'verdict-faster',
  broken: 'verdict-slower',
  failed: 'verdict-slower',
  undecided: 'verdict-inconclusive',
}

const rowOf = ({ limit }: LimitResult, cell: Checked, outcome = cell.outcome, more: Fragment = null): Markup =>
  html`<tr>
    <th scope="row">
      ${limitInWords(limit)}${limit.level === 'warn' ? html`<span class="hint">only warns</span>` : null}
    </th>
    <td class="${tones[outcome]}"><span class="sign" aria-hidden="true">${signs[outcome]}</span> ${outcome}</td>
    <td>${placeInWords(cell)}${more}</td>
    <td>${figureInWords(limit, cell)}</td>
  </tr>`

/** Of a budget that many cells break, so many are shown. */
const shown = 12

/** The cells that are not kept, the worst first; of those that are, the nearest to the limit. */
const rowsOf = (result: LimitResult): Markup[] => {
  const kept = byUrgency(result.cells.filter(({ outcome }) => outcome === 'kept'))
  const others = byUrgency(result.cells.filter(({ outcome }) => outcome !== 'kept'))
  const [nearest] = kept
  const more = kept.length > 1 ? html`<span class="hint">the nearest of ${kept.length}</span>` : null
  return [
    ...others.slice(0, shown).map((cell) => rowOf(result, cell)),
    ...(others.length > shown
      ? [
          html`<tr>
            <td colspan="4" class="note">and ${others.length - shown} more: crosslane check --markdown lists all</td>
          </tr>`,
        ]
      : []),
    ...(nearest === undefined ? [] : [rowOf(result, nearest, 'kept', more)]),
  ]
}

const tableOf = (caption: string, results: readonly LimitResult[]): Markup =>
  table(
    caption,
    [
      columnHead('Budget', false),
      columnHead('Outcome', false),
      columnHead('Where', false),
      columnHead('Measured', false),
    ],
    html`<tbody>
      ${results.flatMap(rowsOf)}
    </tbody>`,
  )

const hints = (lines: readonly string[]): Fragment =>
  lines.length === 0
    ? null
    : html`<ul>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`

/** What the budgets of the config came to. */
export const budgets = ({ document }: View): Section | null => {
  const results = { results: document.budgets }
  const { measured, unmeasured } = summaryOf(results)
  if (measured.length === 0) return null
  const isOpen = ({ cells }: LimitResult) => cells.some(({ outcome }) => outcome !== 'kept')
  const [open, kept] = [measured.filter(isOpen), measured.filter((result) => !isOpen(result))]
  return section(
    'budgets',
    'Budgets',
    `${countsInWords(results)}. A budget is broken when the whole interval is beyond its limit, and undecided when it straddles it.`,
    [
      open.length === 0 ? null : tableOf('Budgets that are not kept everywhere', open),
      kept.length === 0
        ? null
        : open.length === 0
          ? tableOf('Budgets', kept)
          : fold('Budgets that are kept', tableOf('Budgets that are kept', kept)),
      hints([
        ...unmeasured.map(({ limit }) => `Not measured in this run: ${limitInWords(limit)}.`),
        ...document.budgets
          .flatMap((result) => tighterInWords(result) ?? [])
          .map((words) => `Could be tighter: ${words}.`),
      ]),
    ],
  )
}
