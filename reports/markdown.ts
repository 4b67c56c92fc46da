import { quantity } from './format/quantity.ts'
import { ratioInterval, ratioValue } from './format/ratio.ts'
import type { Report } from './report.ts'
import { cellInWords } from './view/cellInWords.ts'
import type { Cell } from './view/cells.ts'
import { environmentLines } from './view/environmentLines.ts'
import { failurePlace } from './view/failurePlace.ts'
import { whyNoInterval } from './view/noInterval.ts'
import { stageInWords } from './view/stageInWords.ts'
import { browserLine } from './view/verdictLine.ts'
import { verdictsOf } from './view/verdicts.ts'
import { type View, viewOf } from './view/view.ts'

/** Text that Markdown takes as text: on one line, nothing in it means anything. */
const literal = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|#~&$@]/g, (sign) => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = (cell: Cell, view: View): string => {
  if (cell.state !== 'measured') return literal(cellInWords(cell))
  const { ratio, value, interval } = cell.estimate
  if (ratio === null) {
    const shown = quantity(value, view.headline?.unit ?? 'ns', interval)
    return cell.estimate.variant === view.document.baseline ? shown : `${shown} (no ratio)`
  }
  const shown = ratio.verdict === 'faster' ? `**${ratioValue(ratio)}**` : ratioValue(ratio)
  return [shown, ratioInterval(ratio) ?? ''].join(' ').trim()
}

const table = (view: View): string[] => [
  row([
    'benchmark',
    'engine',
    ...view.variants.map(({ title, isBaseline }) => `${literal(title)}${isBaseline ? ' (1×)' : ''}`),
  ]),
  row(['---', '---', ...view.variants.map(() => '---:')]),
  ...view.benchmarks.flatMap((benchmark) =>
    view.browsers.map((browser) =>
      row([
        `${literal(benchmark.id)}${benchmark.control ? ' (control)' : ''}`,
        literal(browser.title),
        ...view.variants.map((variant) =>
          cellText(view.cellAt(benchmark, browser.id, variant.id, view.headline?.id ?? ''), view),
        ),
      ]),
    ),
  ),
]

const bullets = (lines: readonly string[]): string[] => lines.map((line) => `- ${literal(line)}`)

const problems = (view: View): string[] => [
  ...new Set(
    view.document.estimates.filter(({ metric }) => metric === view.headline?.id).flatMap((e) => whyNoInterval(e) ?? []),
  ),
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
      bullets(verdictsOf(view).map(browserLine)),
      table(view),
      bullets(problems(view)),
      [
        environmentLines(view)
          .map((line) => `<sub>${literal(line)}</sub>`)
          .join('<br>'),
      ],
    ]
      .filter((lines) => lines.length > 0)
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n')
  },
}
