import type { Change, NightDocument } from '../../harness/schema/night.ts'
import { checkMarkdown } from '../check/markdown.ts'
import { literal } from '../format/literal.ts'
import { folded, markdownRow, paragraphs, pictureLines } from '../format/markdown.ts'
import { placeInWords } from '../format/place.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { stageInWords } from '../view/stageInWords.ts'
import {
  bisectCommand,
  changeInWords,
  directionOf,
  figureInWords,
  nightInWords,
  signs,
  toldOf,
  reasonInWords,
} from './words.ts'

const table = (changes: readonly Change[]): string[] =>
  changes.length === 0
    ? []
    : [
        markdownRow(['', 'metric', 'where', 'change', 'since', 'why']),
        markdownRow(['---', '---', '---', '---:', '---', '---']),
        ...changes.map((change) =>
          markdownRow([
            signs[directionOf(change)],
            literal(change.metric),
            literal(placeInWords(change)),
            literal(figureInWords(change)),
            change.since.startedAt.slice(0, 10),
            literal(reasonInWords(change)),
          ]),
        ),
      ]

/** A night for the summary of a job, or an issue: what is new, and the rest folded away. @param picture address of a picture to show */
export const nightMarkdown = (document: NightDocument, picture: string | null = null): string => {
  const { worse, better, muted } = toldOf(document)
  const { dismissed, known, failures, budgets, alarm } = document
  const commands = [...new Set(worse.flatMap((change) => bisectCommand(change) ?? []))]
  const listed = (changes: readonly Change[]) => changes.map((change) => `- ${literal(changeInWords(change))}`)
  return [
    paragraphs([
      [`${alarm ? '✗' : '✓'} ${literal(nightInWords(document))}`],
      pictureLines(nightInWords(document), picture),
      table([...worse, ...better]),
      commands.length === 0 ? [] : ['```sh', ...commands, '```'],
      failures.map(
        (failure) => `- ✗ ${literal(`${failurePlace(failure)}: ${stageInWords(failure.stage)}. ${failure.message}`)}`,
      ),
      folded(`${muted.length} muted`, listed(muted)),
      folded(`${known.length} known`, listed(known)),
      folded(`${dismissed.length} looked into and not told`, table(dismissed)),
    ]),
    ...(budgets.results.length === 0 ? [] : [checkMarkdown(budgets)]),
  ].join('\n')
}
