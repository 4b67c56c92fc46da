import type { Paint, Tone } from './ansi.ts'
import { widthOf } from './width.ts'

export interface TextCell {
  readonly text: string
  readonly tone: Tone
}

export const textCell = (text: string, tone: Tone = 'plain'): TextCell => ({ text, tone })

const gap = '  '

const columnWidths = (rows: readonly (readonly TextCell[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]?.text ?? ''))))

/** Columns that the table takes. */
export const tableWidth = (rows: readonly (readonly TextCell[])[]): number =>
  columnWidths(rows).reduce((sum, width) => sum + width + gap.length, -gap.length)

/** Aligned lines without trailing blanks. */
export const tableLines = (rows: readonly (readonly TextCell[])[], paint: Paint): string[] => {
  const widths = columnWidths(rows)
  return rows.map((row) =>
    row
      .map(({ text, tone }, column) => {
        const last = row.slice(column + 1).every((cell) => cell.text === '')
        const padding = last ? '' : ' '.repeat((widths[column] ?? 0) - widthOf(text)) + gap
        return paint(tone, text) + padding
      })
      .join('')
      .trimEnd(),
  )
}
