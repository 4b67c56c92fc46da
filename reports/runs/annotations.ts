import type { RunsComparison } from '../../harness/schema/runsComparison.ts'
import { type Annotation, annotationLines } from '../format/annotation.ts'
import { placeInWords } from '../format/place.ts'
import { changeInWords, failureInWords, figureInWords, letterOf, regressionsOf } from './words.ts'

/** What got worse or broke, for GitHub to show beside the job. */
export const runsAnnotations = (comparison: RunsComparison): string =>
  annotationLines([
    ...regressionsOf(comparison).map(({ row, change }): Annotation => ({
      kind: 'error',
      title: `${row.metric} of ${placeInWords(row)}, ${letterOf(change.run)} against A`,
      message: `${figureInWords(change)}: ${changeInWords(comparison, { row, change })}`,
    })),
    ...comparison.failures
      .filter(({ breaks }) => breaks)
      .map((failure): Annotation => ({ kind: 'error', title: 'broken', message: failureInWords(failure) })),
  ])
