import type { Checked, CheckDocument, LimitResult } from '../../harness/schema/check.ts'
import { literal } from '../format/literal.ts'
import { folded, markdownRow, paragraphs } from '../format/markdown.ts'
import { placeInWords } from '../format/place.ts'
import { countsInWords, figureInWords, limitInWords, signs, summaryOf, tighterInWords } from './words.ts'

const rowOf = ({ limit }: LimitResult, cell: Checked): string =>
  markdownRow([
    `${signs[cell.outcome]} ${cell.outcome}${limit.level === 'warn' ? ' (warning)' : ''}`,
    literal(limitInWords(limit)),
    literal(placeInWords(cell)),
    literal(figureInWords(limit, cell)),
  ])

const table = (rows: readonly string[]): string[] => [
  markdownRow(['', 'budget', 'where', 'measured']),
  markdownRow(['---', '---', '---', '---']),
  ...rows,
]

/** For a pull request or a job's summary: what is not kept, and the rest folded away. */
export const checkMarkdown = (document: CheckDocument): string => {
  const { measured, unmeasured } = summaryOf(document)
  const rowsOf = (isKept: boolean) =>
    measured.flatMap((result) =>
      result.cells.filter(({ outcome }) => (outcome === 'kept') === isKept).map((cell) => rowOf(result, cell)),
    )
  const [open, kept] = [rowsOf(false), rowsOf(true)]
  const hints = [
    ...unmeasured.map(({ limit }) => `- not measured in this run: ${literal(limitInWords(limit))}`),
    ...document.results
      .flatMap((result) => tighterInWords(result) ?? [])
      .map((text) => `- could be tighter: ${literal(text)}`),
  ]
  return paragraphs([
    [`**Budgets** of run ${literal(document.run)}: ${countsInWords(document)}.`],
    open.length === 0 ? [] : table(open),
    folded(`${kept.length} kept`, kept.length === 0 ? [] : table(kept)),
    folded('notes', hints),
  ])
}
