import { isUntimed, type View } from '../../view/view.ts'
import { throughputOf } from '../../view/throughput.ts'
import { doubt } from '../doubt.ts'
import { html } from '../markup.ts'
import { metricTable } from '../metricTable.ts'
import { type Section, section } from '../section.ts'
import { valueCell } from '../valueCell.ts'

/** Absolute times of every variant, and the work per second that they make. */
export const times = (view: View): Section | null => {
  const { headline } = view
  if (headline === null || isUntimed(view)) return null
  return section(
    'times',
    'Times and throughput',
    html`${headline.description} Absolute times drift with the machine; the ratios above do not, since every visit
    measures all variants in turn. 1 MB is 1,000,000 bytes.`,
    metricTable(view, headline, `${headline.title} and throughput`, (cell, benchmark) => {
      const perSecond = cell.state === 'measured' ? throughputOf(benchmark, cell.estimate.value, headline.unit) : null
      return valueCell(
        cell,
        headline,
        perSecond === null
          ? null
          : html`<span class="throughput">${perSecond}${doubt(cell.state === 'measured' ? cell.mark : '')}</span>`,
      )
    }),
  )
}
