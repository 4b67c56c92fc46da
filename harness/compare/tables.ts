import { ratioShort, ratioText } from '../../reports/format/ratio.ts'
import type { Paint, Tone } from '../../reports/text/ansi.ts'
import { printable } from '../../reports/text/printable.ts'
import { tableLines, tableWidth, type TextCell, textCell } from '../../reports/text/table.ts'
import { verdictWords } from '../../reports/view/besideThreshold.ts'
import { verdictSign } from '../../reports/view/verdictInWords.ts'
import type { Comparison } from './comparison.ts'
import type { VerdictRow } from './verdicts.ts'

const toneOf = ({ verdict, beyondThreshold }: VerdictRow): Tone => {
  if (verdict === 'faster') return 'good'
  if (verdict !== 'slower') return 'plain'
  return beyondThreshold ? 'bad' : 'warn'
}

const head = (...titles: readonly string[]): TextCell[] => titles.map((title) => textCell(title, 'strong'))
const engineOf = ({ browser }: VerdictRow): string => printable(browser ?? 'any')

/** One line per benchmark, engine and metric that is judged, with its interval and verdict. */
export const judgedTable = ({ a, b, rows, judged, threshold }: Comparison, paint: Paint): string[] => {
  const own = rows.filter(({ metric }) => judged.includes(metric))
  if (own.length === 0) return []
  const several = judged.length > 1
  const lines = own.map((row) => [
    textCell(printable(row.benchmark)),
    textCell(engineOf(row)),
    ...(several ? [textCell(row.metric)] : []),
    textCell(`${verdictSign[row.verdict]} ${ratioText({ value: row.ratio, interval: row.interval })}`, toneOf(row)),
    textCell(verdictWords(row, threshold)),
  ])
  return tableLines(
    [head('benchmark', 'engine', ...(several ? ['metric'] : []), `${b} against ${a}`, 'verdict'), ...lines],
    paint,
  )
}

/** One line per benchmark and engine, one column per metric that is not judged; as many tables as the width asks for. */
export const otherTables = ({ rows, judged }: Comparison, width: number, paint: Paint): string[][] => {
  const others = rows.filter(({ metric }) => !judged.includes(metric))
  const metrics = [...new Set(others.map(({ metric }) => metric))]
  const table = (columns: readonly string[]): TextCell[][] => {
    const chosen = others.filter(({ metric }) => columns.includes(metric))
    const places = Map.groupBy(chosen, ({ benchmark, browser }) => JSON.stringify([benchmark, browser]))
    return [
      head('benchmark', 'engine', ...columns),
      ...[...places.values()].map((cells) => [
        textCell(printable(cells[0]?.benchmark ?? '')),
        textCell(cells[0] ? engineOf(cells[0]) : ''),
        ...columns.map((column) => {
          const cell = cells.find(({ metric }) => metric === column)
          return cell ? textCell(`${verdictSign[cell.verdict]} ${ratioShort(cell.ratio)}`, toneOf(cell)) : textCell('')
        }),
      ]),
    ]
  }
  // Those of the build in tables of their own: their engine is any, so that they would leave half of a table empty.
  const isExact = (metric: string) => others.some((row) => row.metric === metric && row.browser === null)
  const groups = [metrics.filter((metric) => !isExact(metric)), metrics.filter(isExact)]
  const chunks = groups.flatMap((group) => {
    const found: string[][] = []
    for (const metric of group) {
      const last = found.at(-1)
      if (last && tableWidth(table([...last, metric])) <= width) last.push(metric)
      else found.push([metric])
    }
    return found
  })
  return chunks.map((columns) => tableLines(table(columns), paint))
}
