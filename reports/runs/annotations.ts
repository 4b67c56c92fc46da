import type { RunsComparison } from '../../harness/schema/runsComparison.ts'
import { type Annotation, annotationLines } from '../format/annotation.ts'
import { placeInWords } from '../format/place.ts'
import { changeInWords, failureInWords, figureInWords, letterOf, regressionsOf } from './words.ts'

/** What got worse or broke, for GitHub to show beside the job. */
export const runsAnnotations = (comparison: RunsComparison): string =>
  annotationLines([
    ...regressionsOf(comparison).map((told): Annotation => ({
      kind: 'error',
      title: `${told.row.metric} of ${placeInWords(told.row)}, ${letterOf(told.change.run)} against A`,
      message: `${figureInWords(comparison, told)}: ${changeInWords(comparison, told)}`,
    })),
    ...comparison.failures
      .filter(({ breaks }) => breaks)
      .map((failure): Annotation => ({ kind: 'error', title: 'broken', message: failureInWords(failure) })),
  ])
