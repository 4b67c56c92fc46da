import type { Benchmark } from '../../harness/schema/manifest.ts'
import { isUntimed, type View } from '../view/view.ts'
import type { Paint } from './ansi.ts'
import { printable } from './printable.ts'
import { type Result, resultCell, resultLines, resultOf } from './resultCell.ts'
import { tableLines, tableWidth, type TextCell, textCell } from './table.ts'
import { shorten } from './width.ts'

const nameOf = ({ id, control }: Benchmark): string => `${printable(id)}${control ? ' (control)' : ''}`

const head = (...titles: readonly string[]): TextCell[] => titles.map((title) => textCell(printable(title), 'strong'))

const resultAt = (view: View, benchmark: Benchmark, browser: string, variant: string): Result =>
  resultOf(view.cellAt(benchmark, browser, variant, view.headline?.id ?? ''), view)

/** One line per benchmark and engine, one column per variant. */
const wide = (view: View, nameWidth: number): TextCell[][] => [
  head('benchmark', 'engine', ...view.variants.map(({ id, isBaseline }) => (isBaseline ? `${id} (1×)` : id))),
  ...view.timed.flatMap((benchmark) =>
    view.browsers.map((browser, index) => [
      textCell(index === 0 ? shorten(nameOf(benchmark), nameWidth) : ''),
      textCell(`${printable(browser.name)}${browser.mark}`),
      ...view.variants.map((variant) => resultCell(resultAt(view, benchmark, browser.id, variant.id))),
    ]),
  ),
]

/** Columns for a variant's id in narrow terminals. */
const idWidth = 12

/** One benchmark for narrow terminals: a line per engine and variant, or the engine on a line of its own where even that is too wide. */
const narrow = (view: View, benchmark: Benchmark, width: number, ownLine: boolean): TextCell[][] =>
  view.browsers.flatMap((browser) => {
    // The column is no wider than the variants below need it; a note says who was opened by hand.
    const name = shorten(printable(ownLine ? browser.id : browser.name), Math.max(8, Math.floor(width / 3)))
    const engine = textCell(`  ${name}${browser.mark}`)
    const empty = textCell('')
    const variants = view.variantsFor(benchmark)
    const ids = variants.map(({ id }) => shorten(printable(id), idWidth))
    const room = width - 4 - Math.max(0, ...ids.map((id) => id.length)) - 2
    const rows = variants.flatMap((variant, index) => {
      const result = resultAt(view, benchmark, browser.id, variant.id)
      const id = ids[index] ?? ''
      if (!ownLine) return [[index === 0 ? engine : empty, textCell(id), resultCell(result)]]
      return resultLines(result, room).map((line, part) => [textCell(part === 0 ? `    ${id}` : ''), line])
    })
    return ownLine ? [[engine, empty], ...rows] : rows
  })

/** The table of speed-ups in at most `width` columns where the cells allow it. */
export const resultTable = (view: View, width: number, paint: Paint): string[] => {
  if (isUntimed(view)) return []
  const longest = Math.max(9, ...view.timed.map((benchmark) => nameOf(benchmark).length))
  const excess = tableWidth(wide(view, longest)) - width
  if (!view.isLong && longest - excess >= Math.min(longest, 16))
    return tableLines(wide(view, Math.min(longest, longest - excess)), paint)
  const fits = view.timed.every((benchmark) => tableWidth(narrow(view, benchmark, width, false)) <= width)
  return view.timed.flatMap((benchmark) => [
    paint('strong', shorten(nameOf(benchmark), width)),
    ...tableLines(narrow(view, benchmark, width, !fits), paint),
  ])
}
