import type { View } from '../../view/view.ts'
import { metricTable } from '../metricTable.ts'
import { type Section, section } from '../section.ts'
import { ratioCell } from '../valueCell.ts'

/** The table that the run was made for: the baseline's time and every variant's speed-up. */
export const results = (view: View): Section | null => {
  const { headline } = view
  return headline === null
    ? null
    : section(
        'results',
        'Results',
        '▲ better, ▼ worse, = no different (the whole interval is within ±1 %), ? undecided; in brackets, the interval of the ratio. “To ±0.4 %” means that a larger difference would have shown.',
        metricTable(view, headline, 'Speed-up by benchmark, engine and variant', (cell) =>
          ratioCell(cell, headline, view.document.baseline),
        ),
      )
}
