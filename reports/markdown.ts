import { quantity } from './format/quantity.ts'
import { effectOf, ratioInterval } from './format/ratio.ts'
import { literal } from './format/literal.ts'
import type { Report } from './report.ts'
import { answerLines } from './view/answerSentence.ts'
import { questionsOf } from './view/answers.ts'
import { budgetLine } from './view/budgetLine.ts'
import { byHandSentence } from './view/byHand.ts'
import { cellInWords } from './view/cellInWords.ts'
import type { Cell } from './view/cells.ts'
import { correctionInWords } from './view/comparisons.ts'
import { environmentLines } from './view/environmentLines.ts'
import { frameLines } from './view/frames.ts'
import { failurePlace } from './view/failurePlace.ts'
import { meaningsOf, remarksOf } from './view/flags.ts'
import { whyNoInterval } from './view/noInterval.ts'
import { belowTarget } from './view/reach.ts'
import { redoneInWords } from './view/redone.ts'
import { checkInWords, failedChecks } from './view/selfTests.ts'
import { stageInWords } from './view/stageInWords.ts'
import { sureLine } from './view/sureness.ts'
import { isLimited, limitMeaning, verdictInWords } from './view/verdictInWords.ts'
import { browserLine } from './view/verdictLine.ts'
import { verdictsOf } from './view/verdicts.ts'
import { isUntimed, type View, viewOf } from './view/view.ts'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = (cell: Cell, view: View): string => {
  if (cell.state !== 'measured') return literal(cellInWords(cell))
  const { ratio, value, interval, variant, metric } = cell.estimate
  if (ratio === null) {
    const shown = `${quantity(value, view.headline?.unit ?? 'ns', interval)}${cell.mark}`
    return variant === view.document.baseline ? shown : `${shown} (no ratio)`
  }
  const { first, second } = effectOf(ratio)
  const words = [
    verdictInWords(ratio, view.headline),
    correctionInWords(view.document, metric, ratio),
    ...remarksOf(cell.estimate),
  ]
  return [
    ratio.verdict === 'faster' ? `**${first}**` : first,
    `(${second})${cell.mark}`,
    ratioInterval(ratio) ?? '',
    literal(words.filter((word) => word !== null).join(', ')),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Where variants are too many for columns, each has a row, and each engine a column. */
const longTable = (view: View): string[] => [
  row(['benchmark', 'variant', ...view.browsers.map(({ title, mark }) => `${literal(title)}${mark}`)]),
  row(['---', '---', ...view.browsers.map(() => '---:')]),
  ...view.timed.flatMap((benchmark) =>
    view
      .variantsFor(benchmark)
      .map((variant) =>
        row([
          `${literal(benchmark.id)}${benchmark.control ? ' (control)' : ''}`,
          `${literal(variant.title)}${variant.isBaseline ? ' (1×)' : ''}`,
          ...view.browsers.map(({ id }) =>
            cellText(view.cellAt(benchmark, id, variant.id, view.headline?.id ?? ''), view),
          ),
        ]),
      ),
  ),
]

const table = (view: View): string[] => [
  row([
    'benchmark',
    'engine',
    ...view.variants.map(({ title, isBaseline }) => `${literal(title)}${isBaseline ? ' (1×)' : ''}`),
  ]),
  row(['---', '---', ...view.variants.map(() => '---:')]),
  ...view.timed.flatMap((benchmark) =>
    view.browsers.map((browser) =>
      row([
        `${literal(benchmark.id)}${benchmark.control ? ' (control)' : ''}`,
        `${literal(browser.title)}${browser.mark}`,
        ...view.variants.map((variant) =>
          cellText(view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? ''), view),
        ),
      ]),
    ),
  ),
]

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${literal(line)}`)

/** What the short words of the table mean, each where it occurs. */
const meanings = ({ document, headline }: View): string[] => {
  const shown = document.estimates.filter(({ metric }) => metric === headline?.id)
  const limited = shown.some(({ ratio }) => ratio !== null && isLimited(ratio))
  return [...(limited ? [limitMeaning] : []), ...meaningsOf(shown)]
}

const problems = (view: View): string[] => [
  ...view.browsers.flatMap(({ id, title, mark }) =>
    failedChecks(view.document, id).map((check) => `${mark} ${title}: ${checkInWords(check)}`),
  ),
  ...[byHandSentence(view)].filter((line) => line !== null),
  ...new Set(
    view.document.estimates.filter(({ metric }) => metric === view.headline?.id).flatMap((e) => whyNoInterval(e) ?? []),
  ),
  ...meanings(view),
  ...belowTarget(view),
  ...[budgetLine(view)].filter((line) => line !== null),
  ...view.document.redone.map((entry) => `Measured again: ${redoneInWords(entry)}`),
  ...view.document.failures.map(
    (failure) => `✗ ${failurePlace(failure)}: ${stageInWords(failure.stage)}. ${failure.message}`,
  ),
  ...view.document.warnings.map(({ message, hint }) => `Warning: ${message} ${hint}`),
]

/** For a pull request or a README: the verdicts, the table, what went wrong, and where it ran. */
export const markdown: Report = {
  id: 'markdown',
  extension: 'md',
  title: 'Markdown table',
  render: (document) => {
    const view = viewOf(document)
    const unfinished = document.status === 'complete' ? [] : [`This run is ${document.status}.`]
    return [
      unfinished,
      bullets(verdictsOf(view).map((verdict) => browserLine(view, verdict))),
      bullets(answerLines(view, questionsOf(view))),
      isUntimed(view) ? [] : view.isLong ? longTable(view) : table(view),
      bullets(frameLines(view)),
      bullets(problems(view)),
      [[sureLine(view), ...environmentLines(view)].map((line) => `<sub>${literal(line)}</sub>`).join('<br>')],
    ]
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n')
  },
}
