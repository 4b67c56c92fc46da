import type { CheckDocument, LimitResult, Outcome } from '../../harness/schema/check.ts'
import { placeInWords } from '../format/place.ts'
import { painter, type Tone } from '../text/ansi.ts'
import { type Line, line, paragraphsText } from '../text/paragraphs.ts'
import { byUrgency, countsInWords, figureInWords, limitInWords, signs, summaryOf, tighterInWords } from './words.ts'

type Unkept = Exclude<Outcome, 'kept'>

const toneOf = ({ limit }: LimitResult, outcome: Unkept): Tone =>
  outcome === 'undecided' || limit.level === 'warn' ? 'warn' : 'bad'

/** The rest is in the Markdown and in the JSON. */
const shown = 6

/** Cells that came out alike below their limit, the worst first. */
const unkeptLines = (result: LimitResult, outcome: Unkept): Line[] => {
  const { limit, cells } = result
  const own = byUrgency(cells.filter((cell) => cell.outcome === outcome))
  if (own.length === 0) return []
  const warning = limit.level === 'warn' ? ' (warning)' : ''
  const tone = toneOf(result, outcome)
  return [
    { tone, text: `${signs[outcome]} ${outcome}${warning}: ${limitInWords(limit)}`, indent: '' },
    ...own.slice(0, shown).map((cell): Line => ({
      tone: 'plain',
      text: `${placeInWords(cell)}: ${figureInWords(limit, cell)}`,
      indent: '    ',
    })),
    ...(own.length > shown ? [{ tone: 'muted', text: `and ${own.length - shown} more`, indent: '    ' } as const] : []),
  ]
}

/** Of the cells that are kept, only the nearest to the limit. */
const keptLines = ({ limit, cells }: LimitResult): Line[] => {
  const kept = cells.filter(({ outcome }) => outcome === 'kept')
  const [nearest] = byUrgency(kept)
  if (nearest === undefined) return []
  const closest = `${placeInWords(nearest)}: ${figureInWords(limit, nearest)}`
  const told = kept.length === 1 ? `by ${closest}` : `${kept.length} times, nearest ${closest}`
  return [{ tone: 'good', text: `${signs.kept} kept: ${limitInWords(limit)}, ${told}`, indent: '' }]
}

const linesOf = (result: LimitResult): Line[] => [
  ...(['broken', 'failed', 'undecided'] as const).flatMap((outcome) => unkeptLines(result, outcome)),
  ...keptLines(result),
]

/** Of what the budgets came to, for the terminal: what is broken first. */
export const checkText = (document: CheckDocument, { width, colour }: { width: number; colour: boolean }): string => {
  const paint = painter(colour)
  const { measured, unmeasured } = summaryOf(document)
  const tighter = document.results.flatMap((result) => tighterInWords(result) ?? [])
  const paragraphs: Line[][] = [
    [line('strong', `Budgets of run ${document.run}: ${countsInWords(document)}.`)],
    measured.flatMap(linesOf),
    unmeasured.map(({ limit }) => line('muted', `Not measured in this run: ${limitInWords(limit)}.`)),
    tighter.map((words) => line('muted', `Could be tighter: ${words}.`)),
  ]
  return paragraphsText(paragraphs, width, paint)
}
