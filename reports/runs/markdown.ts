import type { RunsComparison } from '../../harness/schema/runsComparison.ts'
import { literal } from '../format/literal.ts'
import { folded, markdownRow, paragraphs } from '../format/markdown.ts'
import { verdictSign } from '../view/verdictInWords.ts'
import {
  aloneLines,
  cellShort,
  changeInWords,
  changesOf,
  circumstanceInWords,
  doubtLines,
  engineInWords,
  engineSentences,
  failureInWords,
  figureInWords,
  judgedRows,
  letterOf,
  limitations,
  movedOf,
  othersOf,
  regressionsOf,
  runInWords,
  summaryLine,
  type Told,
  unlikeInWords,
} from './words.ts'

const item = (text: string): string => `- ${literal(text)}`

const table = (comparison: RunsComparison, told: readonly Told[]): string[] =>
  told.length === 0
    ? []
    : [
        markdownRow(['benchmark', 'engine', 'variant', 'metric', 'A', 'run', 'change', 'verdict']),
        markdownRow(['---', '---', '---', '---', '---:', '---:', '---:', '---']),
        ...told.map(({ row, change }) =>
          markdownRow([
            literal(row.benchmark),
            literal(row.browser ?? 'any'),
            literal(row.variant),
            literal(row.metric),
            cellShort(comparison, row, 0),
            `${letterOf(change.run)}: ${cellShort(comparison, row, change.run)}`,
            `${change.verdict === null ? '' : `${verdictSign[change.verdict]} `}${figureInWords(comparison, { row, change })}`,
            literal(changeInWords(comparison, { row, change })),
          ]),
        ),
      ]

/** For a comment or a job's summary: the conclusion, what got worse, what differs, and the rest folded away. */
export const runsMarkdown = (comparison: RunsComparison): string => {
  const { runs, exit, circumstances, unlike, failures } = comparison
  const later = runs.slice(1).map((_, index) => index + 1)
  const judged = later.flatMap((run) => changesOf(judgedRows(comparison), run))
  const moved = later.flatMap((run) => {
    const { worse, better } = movedOf(changesOf(othersOf(comparison), run))
    return [...worse, ...better]
  })
  return paragraphs([
    [`${exit === 'good' ? '✓' : '✗'} ${literal(summaryLine(comparison))}`],
    doubtLines(comparison).map(item),
    runs.map((run, place) => item(`${letterOf(place)}: ${runInWords(run)}`)),
    engineSentences(comparison).map(({ run, browser, text }) =>
      item(`${letterOf(run)} against A in ${engineInWords(comparison, browser)}: ${text}`),
    ),
    table(comparison, regressionsOf(comparison)),
    failures.map((failure) => item(failureInWords(failure))),
    circumstances.length === 0
      ? []
      : ['What else differs:', '', ...circumstances.map((each) => item(circumstanceInWords(each)))],
    folded('What this comparison cannot do', limitations(comparison).map(item)),
    folded(`${judged.length} changes that are judged`, table(comparison, judged)),
    folded(`${moved.length} others that moved`, table(comparison, moved)),
    folded('Not compared', [...unlike.map((each) => item(unlikeInWords(each))), ...aloneLines(comparison).map(item)]),
  ])
}
