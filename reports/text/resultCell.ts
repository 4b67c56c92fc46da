import { quantity } from '../format/quantity.ts'
import { effectText, ratioInterval } from '../format/ratio.ts'
import { cellInWords } from '../view/cellInWords.ts'
import type { Cell } from '../view/cells.ts'
import { isWithinLayout } from '../view/flags.ts'
import { verdictInWords, verdictSign } from '../view/verdictInWords.ts'
import type { View } from '../view/view.ts'
import type { Tone } from './ansi.ts'
import { printable } from './printable.ts'
import { type TextCell, textCell } from './table.ts'
import { widthOf } from './width.ts'

const tones = { faster: 'good', slower: 'bad', equivalent: 'plain', inconclusive: 'plain' } as const

/** What a cell says, in parts that a narrow terminal shows below each other. */
export interface Result {
  readonly tone: Tone
  readonly parts: readonly string[]
}

/** A speed-up with its interval, sign and verdict, the baseline's time, or the reason why there is neither. */
export const resultOf = (cell: Cell, view: View): Result => {
  if (cell.state !== 'measured') {
    return { tone: cell.state === 'failed' ? 'bad' : 'muted', parts: [printable(cellInWords(cell))] }
  }
  const { ratio, value, interval, variant } = cell.estimate
  if (ratio === null) {
    const shown = `${quantity(value, view.headline?.unit ?? 'ns', interval)}${cell.mark}`
    return { tone: 'plain', parts: [variant === view.document.baseline ? shown : `${shown} (no ratio)`] }
  }
  const parts = [
    `${verdictSign[ratio.verdict]} ${effectText(ratio)}${cell.mark}`,
    ratioInterval(ratio),
    verdictInWords(ratio, view.headline),
    isWithinLayout(ratio) ? 'layout' : null,
  ]
  return { tone: tones[ratio.verdict], parts: parts.filter((part) => part !== null) }
}

/** A result in one line. */
export const resultCell = ({ tone, parts }: Result): TextCell => textCell(parts.join(' '), tone)

/** A result in as few lines of at most `width` columns as its parts allow. */
export const resultLines = ({ tone, parts }: Result, width: number): TextCell[] => {
  const lines: string[] = []
  for (const part of parts) {
    const longer = `${lines.at(-1) ?? ''} ${part}`
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(part)
  }
  return lines.map((line) => textCell(line, tone))
}
