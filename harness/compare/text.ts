import { list } from '../../reports/format/list.ts'
import { plural } from '../../reports/format/plural.ts'
import { painter, type Tone } from '../../reports/text/ansi.ts'
import { printable } from '../../reports/text/printable.ts'
import { wrap } from '../../reports/text/width.ts'
import { countsInWords } from '../../reports/view/besideThreshold.ts'
import { failurePlace, failureWhen } from '../../reports/view/failurePlace.ts'
import { stageInWords } from '../../reports/view/stageInWords.ts'
import type { Failure } from '../schema/run.ts'
import type { Comparison } from './comparison.ts'
import { judgedTable, otherTables } from './tables.ts'

interface Note {
  readonly tone: Tone
  readonly text: string
}

const failureNote = (failure: Failure): Note => {
  const when = failureWhen(failure)
  const what = `${stageInWords(failure.stage)}${when === null ? '' : `, ${when}`}`
  return { tone: 'bad', text: `✗ ${failurePlace(failure)}: ${what}. ${failure.message}` }
}

/** What went wrong, and what was left out. */
export const notesOf = ({ failures, skips, identical, alone, notes }: Comparison): Note[] => [
  ...failures.map(failureNote),
  ...skips.map(({ benchmark, browser, variant, missing }): Note => ({
    tone: 'muted',
    text: `${benchmark} · ${browser} · ${variant}: skipped, the engine lacks ${list(missing)}.`,
  })),
  ...(identical.length === 0
    ? []
    : [{ tone: 'muted', text: `Identical modules, not measured: ${list(identical)}.` } satisfies Note]),
  ...alone.map(({ benchmark, only }): Note => ({
    tone: 'warn',
    text: `Not compared: ${benchmark} is ${only === null ? 'in neither' : `only in ${only}`}.`,
  })),
  ...notes.map((text): Note => ({ tone: 'warn', text: `! ${text}` })),
]

/** The conclusion in one line. */
export const summaryLine = (comparison: Comparison): string => {
  const { a, b, rows, judged, threshold, identical, broken, run, failures } = comparison
  const found = countsInWords(
    rows.filter(({ metric }) => judged.includes(metric)),
    threshold,
  )
  const parts = [
    ...(found === '' ? [] : [found]),
    ...(broken.length === 0 ? [] : [`${plural(broken.length, 'failure')} of ${b} alone`]),
  ]
  if (parts.length > 0) return `${b} against ${a}, ${list(judged)}: ${parts.join('; ')}.`
  if (run === null && identical.length > 0 && failures.length === 0)
    return `${b} against ${a}: all modules are identical, there is nothing to measure.`
  return `${b} against ${a}: nothing could be compared${rows.length > 0 ? ` in ${list(judged)}` : ''}.`
}

/** The narrowest terminal that is laid out for. */
const narrowest = 40

/** The terminal's view of a comparison. @param width columns */
export const comparisonText = (
  comparison: Comparison,
  { width: columns, colour }: { readonly width: number; readonly colour: boolean },
): string => {
  const paint = painter(colour)
  const width = Math.max(narrowest, columns)
  const wrapped = ({ tone, text }: Note) => wrap(printable(text), width, '  ').map((line) => paint(tone, line))
  const others = otherTables(comparison, width, paint)
  const legend = 'Not judged (▲ better, ▼ worse, = no different, ? undecided):'
  const paragraphs = [
    judgedTable(comparison, paint),
    ...(others.length === 0 ? [] : [wrapped({ tone: 'muted', text: legend }), ...others]),
    notesOf(comparison).flatMap(wrapped),
    wrapped({ tone: comparison.exit === 'good' ? 'good' : 'bad', text: summaryLine(comparison) }),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}
