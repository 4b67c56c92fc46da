import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { View } from '../view/view.ts'
import type { Paint } from './ansi.ts'
import { printable } from './printable.ts'
import { resultCell } from './resultCell.ts'
import { tableLines, tableWidth, type TextCell, textCell } from './table.ts'
import { shorten } from './width.ts'

const nameOf = ({ id, control }: Benchmark): string => `${printable(id)}${control ? ' (control)' : ''}`

const head = (...titles: readonly string[]): TextCell[] => titles.map((title) => textCell(printable(title), 'strong'))

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

/** One benchmark for narrow terminals: a line per engine and variant, or the engine on a line of its own where even that is too wide. */
const narrow = (view: View, benchmark: Benchmark, width: number, ownLine: boolean): TextCell[][] =>
  view.browsers.flatMap((browser) => {
    const engine = textCell(`  ${shorten(printable(browser.id), Math.max(8, Math.floor(width / 3)))}`)
    const empty = textCell('')
    const rows = view.variants.map((variant, index) => {
      const id = shorten(printable(variant.id), 12)
      const result = resultCell(view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? ''), view)
      return ownLine ? [textCell(`    ${id}`), result] : [index === 0 ? engine : empty, textCell(id), result]
    })
    return ownLine ? [[engine, empty], ...rows] : rows
  })

/** The table of speed-ups in at most `width` columns where the cells allow it. */
export const resultTable = (view: View, width: number, paint: Paint): string[] => {
  const longest = Math.max(9, ...view.benchmarks.map((benchmark) => nameOf(benchmark).length))
  const excess = tableWidth(wide(view, longest)) - width
  if (longest - excess >= Math.min(longest, 16))
    return tableLines(wide(view, Math.min(longest, longest - excess)), paint)
  const fits = view.benchmarks.every((benchmark) => tableWidth(narrow(view, benchmark, width, false)) <= width)
  return view.benchmarks.flatMap((benchmark) => [
    paint('strong', shorten(nameOf(benchmark), width)),
    ...tableLines(narrow(view, benchmark, width, !fits), paint),
  ])
}
