import type { Report } from '../report.ts'
import { answerLines } from '../view/answerSentence.ts'
import { questionsOf } from '../view/answers.ts'
import { environmentLines } from '../view/environmentLines.ts'
import { frameLines } from '../view/frames.ts'
import { sureLine } from '../view/sureness.ts'
import { browserLine } from '../view/verdictLine.ts'
import { verdictsOf } from '../view/verdicts.ts'
import { viewOf } from '../view/view.ts'
import { painter } from './ansi.ts'
import {
  budgetNotes,
  byHandNotes,
  controlNotes,
  failureNotes,
  intervalNotes,
  reachNotes,
  redoneNotes,
  remarkNotes,
  selfTestNotes,
  verdictNotes,
  warningNotes,
} from './notes.ts'
import { printable } from './printable.ts'
import { resultTable } from './resultTable.ts'
import { wrap } from './width.ts'

/** The narrowest terminal that is laid out for; a narrower one breaks the lines itself. */
const narrowest = 40

/** The terminal's table: a verdict per engine, the speed-ups, what went wrong, and where it ran. */
export const text: Report = {
  id: 'text',
  extension: 'txt',
  title: 'Table for the terminal',
  render: (document, options) => {
    const view = viewOf(document)
    const paint = painter(options.colour)
    const width = Math.max(narrowest, options.width)
    const wrapped = (line: string) => wrap(printable(line), width, '  ')
    const notes = [
      selfTestNotes,
      byHandNotes,
      intervalNotes,
      verdictNotes,
      controlNotes,
      remarkNotes,
      reachNotes,
      budgetNotes,
      redoneNotes,
      failureNotes,
      warningNotes,
    ].flatMap((notesOn) => notesOn(view))
    const unfinished = document.status === 'complete' ? [] : [paint('warn', `This run is ${document.status}.`)]
    const paragraphs = [
      unfinished,
      verdictsOf(view).flatMap((verdict) => wrapped(browserLine(view, verdict))),
      answerLines(view, questionsOf(view)).flatMap(wrapped),
      resultTable(view, width, paint),
      frameLines(view).flatMap(wrapped),
      notes.flatMap(({ tone, text: note }) => wrapped(note).map((line) => paint(tone, line))),
      [sureLine(view), ...environmentLines(view)].flatMap((line) => wrapped(line).map((part) => paint('muted', part))),
    ]
    return paragraphs
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n')
  },
}
