import type { CheckDocument } from '../../harness/schema/check.ts'
import { type Annotation, annotationLines } from '../format/annotation.ts'
import { figureInWords, limitInWords, placeInWords, summaryOf } from './words.ts'

/** A line for each cell that is not kept, which GitHub shows beside the job. */
export const checkAnnotations = (document: CheckDocument): string =>
  annotationLines(
    summaryOf(document).measured.flatMap(({ limit, cells }) =>
      cells
        .filter(({ outcome }) => outcome !== 'kept')
        .map((cell): Annotation => ({
          kind: limit.level === 'error' && cell.outcome !== 'undecided' ? 'error' : 'warning',
          title: `${cell.outcome}: ${limitInWords(limit)}`,
          message: `${placeInWords(cell)}: ${figureInWords(limit, cell)}`,
        })),
    ),
  )
