import type { Change, NightDocument } from '../../harness/schema/night.ts'
import type { Failure } from '../../harness/schema/run.ts'
import { countsInWords } from '../check/words.ts'
import { list } from '../format/list.ts'
import { painter } from '../text/ansi.ts'
import { type Line, line, paragraphsText } from '../text/paragraphs.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { stageInWords } from '../view/stageInWords.ts'
import {
  bisectCommand,
  causeInWords,
  changeInWords,
  commitInWords,
  directionOf,
  nightInWords,
  signs,
  toldOf,
  withoutInWords,
} from './words.ts'

const changeLines = (change: Change): Line[] => [
  line(directionOf(change) === 'better' ? 'good' : 'bad', `${signs[directionOf(change)]} ${changeInWords(change)}`),
  ...[causeInWords(change), commitInWords(change)].flatMap((text) =>
    text === null ? [] : [line('plain', text, '    ')],
  ),
  ...[bisectCommand(change)].flatMap((text) =>
    text === null ? [] : [{ ...line('plain', text, '    '), whole: true }],
  ),
]

/** A failure that is a change has been told as one. */
const isNotTold =
  (changes: readonly Change[]) =>
  ({ benchmark, browser, variant }: Failure): boolean =>
    !changes.some(
      (change) =>
        change.kind === 'lost' &&
        change.benchmark === benchmark &&
        change.variant === variant &&
        (browser === null || change.browser === browser),
    )

/** Of a night, for the terminal: what is new, worst first. */
export const nightText = (document: NightDocument, { width, colour }: { width: number; colour: boolean }): string => {
  const paint = painter(colour)
  const { worse, better, muted } = toldOf(document)
  const { changes, dismissed, known, failures, expired, without, control, alarm, budgets } = document
  const paragraphs: Line[][] = [
    [line(alarm ? 'bad' : 'strong', nightInWords(document))],
    ...[...worse, ...better].map(changeLines),
    muted.map((change) =>
      line('muted', `Muted until ${change.muted?.until}: ${changeInWords(change)} (${change.muted?.why}).`),
    ),
    known.map((change) => line('muted', `Known: ${changeInWords(change)}.`)),
    dismissed.map((change) =>
      line('muted', `Looked into, not told: ${changeInWords(change)}. ${causeInWords(change)}`),
    ),
    failures
      .filter(isNotTold(changes))
      .map((failure) =>
        line(
          failure.stage === 'unavailable' ? 'warn' : 'bad',
          `✗ ${failurePlace(failure)}: ${stageInWords(failure.stage)}. ${failure.message}`,
        ),
      ),
    budgets.results.length === 0 ? [] : [line('plain', `Budgets: ${countsInWords(budgets)}.`)],
    [
      ...(without.length === 0
        ? []
        : [line('muted', `Not followed, ${control.ref} does not have it: ${list(without.map(withoutInWords))}.`)]),
      ...expired.map(({ until, why }) => line('warn', `A mute has ended on ${until} and can go: ${why}.`)),
    ],
  ]
  return paragraphsText(paragraphs, width, paint)
}
