import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Estimate, RunDocument } from '../../harness/schema/run.ts'
import { fixed } from '../format/decimals.ts'
import { quantity, quantityInterval } from '../format/quantity.ts'
import { effectOf, ratioInterval } from '../format/ratio.ts'
import { cellInWords } from '../view/cellInWords.ts'
import type { Cell } from '../view/cells.ts'
import { correctionInWords } from '../view/comparisons.ts'
import { remarksOf } from '../view/flags.ts'
import { verdictInWords, verdictSign } from '../view/verdictInWords.ts'
import { whyNoInterval } from '../view/noInterval.ts'
import { doubt } from './doubt.ts'
import { type Fragment, html, type Markup } from './markup.ts'

/** A cell without a number says why. */
export const emptyCell = (cell: Exclude<Cell, { state: 'measured' }>): Markup =>
  html`<td class="${cell.state === 'failed' ? 'failed' : 'none'}">${cellInWords(cell)}</td>`

const small = (content: Fragment): Markup => html`<span class="interval">${content}</span>`

/** An exact number of bytes for those who want to add up. */
const exact = (value: number, { unit }: MetricFacts): string | null =>
  unit === 'bytes' ? `${fixed(value, 0)} bytes` : null

/** A value with its unit, and its interval in small. `more` goes below. */
export const valueCell = (cell: Cell, metric: MetricFacts, more: Fragment = null): Markup => {
  if (cell.state !== 'measured') return emptyCell(cell)
  const { value, interval } = cell.estimate
  const title = exact(value, metric)
  return html`<td class="number" ${title === null ? null : html` title="${title}"`}>
    ${quantity(value, metric.unit, interval)}${doubt(cell.mark)}${
      interval === null || interval.low === interval.high ? null : small(quantityInterval(value, metric.unit, interval))
    }${more}
  </td>`
}

/** What a ratio says beyond its number: verdict, detectable effect, why there is no interval. */
const remark = (estimate: Estimate, metric: MetricFacts): string | null => {
  if (estimate.ratio === null) return null
  return whyNoInterval(estimate) ?? verdictInWords(estimate.ratio, metric)
}

/** What a verdict does not say, and should not be overlooked. */
export const caveats = (estimate: Estimate, metric: MetricFacts, document: RunDocument): Markup[] =>
  [estimate.ratio && correctionInWords(document, metric.id, estimate.ratio), ...remarksOf(estimate)]
    .filter((caveat) => caveat !== null)
    .map((caveat) => html`<span class="caveat">${caveat}</span>`)

/** A ratio against the baseline, as a factor and in per cent, with its interval, sign, verdict and caveats; a value where there is nothing to compare with. */
export const ratioCell = (cell: Cell, metric: MetricFacts, document: RunDocument): Markup => {
  if (cell.state !== 'measured') return emptyCell(cell)
  const { ratio, variant } = cell.estimate
  if (ratio === null) {
    return valueCell(cell, metric, variant === document.baseline ? null : html`<span class="remark">no ratio</span>`)
  }
  const { first, second } = effectOf(ratio)
  return html`<td class="number verdict-${ratio.verdict}">
    <span class="ratio"
      ><span class="sign" aria-hidden="true">${verdictSign[ratio.verdict]}</span> ${first}${doubt(cell.mark)}</span
    >${small([second, ' ', ratio.interval === null ? 'no interval' : ratioInterval(ratio)])}<span class="remark"
      >${remark(cell.estimate, metric)}</span
    >${caveats(cell.estimate, metric, document)}
  </td>`
}
