import { type Annotation, annotationLines } from '../../reports/format/annotation.ts'
import { literal } from '../../reports/format/literal.ts'
import { folded, markdownRow, paragraphs, pictureLines } from '../../reports/format/markdown.ts'
import { ratioText } from '../../reports/format/ratio.ts'
import { verdictWords } from '../../reports/view/besideThreshold.ts'
import { failurePlace } from '../../reports/view/failurePlace.ts'
import { stageInWords } from '../../reports/view/stageInWords.ts'
import { verdictSign } from '../../reports/view/verdictInWords.ts'
import type { Failure } from '../schema/run.ts'
import type { Comparison } from './comparison.ts'
import { notesOf, summaryLine } from './text.ts'
import type { VerdictRow } from './verdicts.ts'

const table = (rows: readonly VerdictRow[], { a, b, threshold }: Comparison): string[] =>
  rows.length === 0
    ? []
    : [
        markdownRow(['benchmark', 'engine', 'metric', `${literal(b)} against ${literal(a)}`, 'verdict']),
        markdownRow(['---', '---', '---', '---:', '---']),
        ...rows.map((row) =>
          markdownRow([
            literal(row.benchmark),
            literal(row.browser ?? 'any'),
            literal(row.metric),
            `${verdictSign[row.verdict]} ${ratioText({ value: row.ratio, interval: row.interval })}`,
            literal(verdictWords(row, threshold)),
          ]),
        ),
      ]

/** For a pull request or a job's summary: the conclusion, what makes it fail, and the rest folded away. @param picture address of a picture to show */
export const comparisonMarkdown = (comparison: Comparison, picture: string | null = null): string => {
  const { rows, judged, regressions } = comparison
  const others = rows.filter((row) => !regressions.includes(row))
  const [own, more] = [
    others.filter(({ metric }) => judged.includes(metric)),
    others.filter(({ metric }) => !judged.includes(metric)),
  ]
  return paragraphs([
    [`${comparison.exit === 'good' ? '✓' : '✗'} ${literal(summaryLine(comparison))}`],
    pictureLines(summaryLine(comparison), picture),
    table(regressions, comparison),
    folded(`${own.length} others that are judged`, table(own, comparison)),
    folded(`${more.length} that are not judged`, table(more, comparison)),
    notesOf(comparison).map(({ text }) => `- ${literal(text)}`),
  ])
}

const place = ({ benchmark, browser, metric }: VerdictRow): string =>
  [benchmark, browser, metric].filter((part) => part !== null).join(' · ')

const ofFailure = (failure: Failure): Annotation => ({
  kind: 'error',
  title: `broken: ${failurePlace(failure)}`,
  message: `${stageInWords(failure.stage)}. ${failure.message}`,
})

/** What makes the comparison fail, for GitHub to show beside the job. */
export const comparisonAnnotations = ({ regressions, broken, threshold }: Comparison): string =>
  annotationLines([
    ...regressions.map((row): Annotation => ({
      kind: 'error',
      title: place(row),
      message: `${ratioText({ value: row.ratio, interval: row.interval })}: ${verdictWords(row, threshold)}`,
    })),
    ...broken.map(ofFailure),
  ])
