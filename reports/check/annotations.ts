import type { CheckDocument } from '../../harness/schema/check.ts'
import { type Annotation, annotationLines } from '../format/annotation.ts'
import { placeInWords } from '../format/place.ts'
import { figureInWords, limitInWords, summaryOf } from './words.ts'

/** One for each cell that is not kept. */
export const checkAnnotationsOf = (document: Pick<CheckDocument, 'results'>): Annotation[] =>
  summaryOf(document).measured.flatMap(({ limit, cells }) =>
    cells
      .filter(({ outcome }) => outcome !== 'kept')
      .map((cell): Annotation => ({
        kind: limit.level === 'error' && cell.outcome !== 'undecided' ? 'error' : 'warning',
        title: `${cell.outcome}: ${limitInWords(limit)}`,
        message: `${placeInWords(cell)}: ${figureInWords(limit, cell)}`,
      })),
  )

/** Lines that GitHub shows beside the job. */
export const checkAnnotations = (document: CheckDocument): string => annotationLines(checkAnnotationsOf(document))
