import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { View } from '../view/view.ts'
import type { Paint } from './ansi.ts'
import { printable } from './printable.ts'
import { resultCell } from './resultCell.ts'
import { tableLines, tableWidth, type TextCell, textCell } from './table.ts'
import { shorten } from './width.ts'

const nameOf = ({ id, control }: Benchmark): string => `${printable(id)}${control ? ' (control)' : ''}`

const head = (...titles: readonly string[]): TextCell[] =>
  titles.map((title) => textCell(printable(title), 'strong'))

/** One line per benchmark and engine, one column per variant. */
const wide = (view: View, nameWidth: number): TextCell[][] => [
  head('benchmark', 'engine', ...view.variants.map(({ id, isBaseline }) => (isBaseline ? `${id} (1×)` : id))),
  ...view.benchmarks.flatMap((benchmark) =>
    view.browsers.map((browser, index) => [
      textCell(index === 0 ? shorten(nameOf(benchmark), nameWidth) : ''),
      textCell(printable(browser.id)),
      ...view.variants.map((variant) =>
        resultCell(view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? ''), view),
      ),
    ]),
  ),
]

/** For narrow terminals: the benchmark on a line of its own, below it one line per engine and variant. */
const narrow = (view: View, width: number): TextCell[][][] =>
  view.benchmarks.map((benchmark) =>
    view.browsers.flatMap((browser) =>
      view.variants.map((variant, index) => [
        textCell(index === 0 ? `  ${shorten(printable(browser.id), Math.max(8, Math.floor(width / 3)))}` : ''),
        textCell(shorten(printable(variant.id), 12)),
        resultCell(view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? ''), view),
      ]),
    ),
  )

/** The table of speed-ups in at most `width` columns where the cells allow it. */
export const resultTable = (view: View, width: number, paint: Paint): string[] => {
  const longest = Math.max(9, ...view.benchmarks.map((benchmark) => nameOf(benchmark).length))
  const excess = tableWidth(wide(view, longest)) - width
  if (longest - excess >= Math.min(longest, 16)) return tableLines(wide(view, Math.min(longest, longest - excess)), paint)
  return narrow(view, width).flatMap((rows, index) => [
    paint('strong', shorten(nameOf(view.benchmarks[index] as Benchmark), width)),
    ...tableLines(rows, paint),
  ])
}
