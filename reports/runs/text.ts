import type { RunsChange, RunsComparison, RunsRow } from '../../harness/schema/runsComparison.ts'
import { plural } from '../format/plural.ts'
import { type Paint, painter, type Tone } from '../text/ansi.ts'
import { type Line, line, paragraphsText, type Part } from '../text/paragraphs.ts'
import { printable } from '../text/printable.ts'
import { tableLines, type TextCell, textCell } from '../text/table.ts'
import { shorten } from '../text/width.ts'
import { verdictSign } from '../view/verdictInWords.ts'
import {
  aloneLines,
  cellShort,
  changeInWords,
  circumstanceInWords,
  doubtLines,
  engineInWords,
  engineSentences,
  failureInWords,
  failureState,
  figureInWords,
  letterOf,
  limitations,
  movedOf,
  othersOf,
  changesOf,
  runInWords,
  summaryLine,
  unlikeInWords,
} from './words.ts'

const toneOf = ({ verdict, beyondThreshold }: RunsChange): Tone => {
  if (verdict === 'faster') return 'good'
  if (verdict !== 'slower') return verdict === null ? 'muted' : 'plain'
  return beyondThreshold ? 'bad' : 'warn'
}

/** Longer names are shortened in the middle, so that figures stay in sight. */
const longestName = 32

const nameCell = (text: string): TextCell => textCell(shorten(printable(text), longestName))

/** The values of all runs side by side, and what each later one is against the first. */
const rowCells = (comparison: RunsComparison, row: RunsRow): TextCell[] => [
  nameCell(row.benchmark),
  nameCell(row.browser ?? 'any'),
  nameCell(row.variant),
  ...comparison.runs.map((_, run) => textCell(cellShort(comparison, row, run))),
  ...row.changes.map((change) =>
    change === null
      ? textCell('–', 'muted')
      : textCell(
          `${change.verdict === null ? ' ' : verdictSign[change.verdict]} ${figureInWords(comparison, { row, change })}`,
          toneOf(change),
        ),
  ),
  ...(comparison.runs.length > 2
    ? []
    : row.changes.map((change) => textCell(change === null ? '' : changeInWords(comparison, { row, change })))),
]

const judgedTables = (comparison: RunsComparison, paint: Paint): Part[][] =>
  comparison.judged.flatMap((metric) => {
    const own = comparison.rows.filter((row) => row.metric === metric)
    if (own.length === 0) return []
    const later = comparison.runs.slice(1).map((_, index) => letterOf(index + 1))
    const head = [
      'benchmark',
      'engine',
      'variant',
      ...comparison.runs.map((_, run) => letterOf(run)),
      ...later.map((letter) => `${letter} against A`),
      ...(later.length > 1 ? [] : ['verdict']),
    ].map((title) => textCell(title, 'strong'))
    const title = comparison.metrics[metric]?.title ?? metric
    return [[line('strong', `${title}:`), ...tableLines([head, ...own.map((row) => rowCells(comparison, row))], paint)]]
  })

/** What moved in metrics that are not judged. */
const othersMoved = (comparison: RunsComparison): Line[] => {
  const others = othersOf(comparison)
  if (others.length === 0) return []
  const lines = comparison.runs.slice(1).flatMap((_, index) => {
    const { worse, better } = movedOf(changesOf(others, index + 1))
    return [...worse, ...better].map(({ row, change }) =>
      line(
        toneOf(change),
        `${letterOf(index + 1)} ${change.verdict === null ? '' : verdictSign[change.verdict]} ${row.metric} of ${row.benchmark}, ${row.variant}${row.browser === null ? '' : ` in ${row.browser}`}: ${figureInWords(comparison, { row, change })}`,
        '  ',
      ),
    )
  })
  return [
    line(
      'strong',
      `Not judged: ${plural(others.length, 'row')}${lines.length === 0 ? ', none of which moved for sure.' : ', of which moved:'}`,
    ),
    ...lines,
  ]
}

/** The terminal's view of runs that are held against the first of them. @param width columns */
export const runsText = (
  comparison: RunsComparison,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string => {
  const paint = painter(colour)
  const { runs, circumstances, unlike, failures, exit } = comparison
  return paragraphsText(
    [
      runs.map((run, place) => line('plain', `${letterOf(place)}  ${runInWords(run)}`)),
      doubtLines(comparison).map((text) => line('bad', text)),
      engineSentences(comparison).map(({ run, browser, text }) =>
        line('plain', `${letterOf(run)} against A in ${engineInWords(comparison, browser)}: ${text}`),
      ),
      [
        ...(circumstances.length === 0 ? [] : [line('strong', 'What else differs:')]),
        ...circumstances.map((circumstance) => line('plain', circumstanceInWords(circumstance), '  ')),
        ...limitations(comparison).map((text) => line('muted', text)),
      ],
      ...judgedTables(comparison, paint),
      othersMoved(comparison),
      [
        ...unlike.map((each) => line('warn', unlikeInWords(each))),
        ...aloneLines(comparison).map((text) => line('muted', text)),
      ],
      failures.map((failure) =>
        line(failureState(failure) === 'gone' ? 'good' : 'bad', `✗ ${failureInWords(failure)}`),
      ),
      [line(exit === 'good' ? 'good' : 'bad', summaryLine(comparison))],
    ],
    Math.max(40, width),
    paint,
  )
}
