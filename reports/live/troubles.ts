import type { Failure, RunDocument } from '../../harness/schema/run.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { stageInWords } from '../view/stageInWords.ts'

/** What failed, and where. */
export const failureHead = (failure: Failure): { readonly title: string; readonly place: string } => ({
  title: stageInWords(failure.stage),
  place: failurePlace(failure),
})

/** What a warning is about; empty where it is about the whole run. */
export const warningPlace = ({ benchmark, browser }: RunDocument['warnings'][number]): string =>
  [benchmark, browser].filter((part) => part !== null).join(' · ')
