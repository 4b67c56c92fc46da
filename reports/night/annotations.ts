import type { NightDocument } from '../../harness/schema/night.ts'
import { checkAnnotationsOf } from '../check/annotations.ts'
import { type Annotation, annotationLines } from '../format/annotation.ts'
import { changeInWords, toldOf, reasonInWords } from './words.ts'

/** What got worse, and budgets that are not kept, for GitHub to show beside the job. */
export const nightAnnotations = (document: NightDocument): string =>
  annotationLines([
    ...toldOf(document).worse.map((change): Annotation => ({
      kind: 'error',
      title: changeInWords(change),
      message: reasonInWords(change),
    })),
    ...checkAnnotationsOf(document.budgets),
  ])
