import { quantity } from '../format/quantity.ts'
import { ratioText } from '../format/ratio.ts'
import { cellInWords } from '../view/cellInWords.ts'
import type { Cell } from '../view/cells.ts'
import { verdictSign } from '../view/verdictInWords.ts'
import type { View } from '../view/view.ts'
import type { Tone } from './ansi.ts'
import { printable } from './printable.ts'
import { type TextCell, textCell } from './table.ts'

const tones = { faster: 'good', slower: 'bad', equivalent: 'plain', inconclusive: 'plain' } as const

/** A speed-up with its interval and sign, the baseline's time, or the reason why there is neither. */
export const resultCell = (cell: Cell, view: View): TextCell => {
  if (cell.state !== 'measured') {
    const tone: Tone = cell.state === 'failed' ? 'bad' : 'muted'
    return textCell(printable(cellInWords(cell)), tone)
  }
  const { ratio, value, interval } = cell.estimate
  if (ratio !== null) return textCell(`${verdictSign[ratio.verdict]} ${ratioText(ratio)}`, tones[ratio.verdict])
  const shown = quantity(value, view.headline?.unit ?? 'ns', interval)
  return textCell(cell.estimate.variant === view.document.baseline ? shown : `${shown} (no ratio)`)
}
