import { textCell, tableLines } from '../../reports/text/table.ts'
import type { BrowserCertificate, Certificate } from '../schema/certificate.ts'
import { duration } from '../progress/duration.ts'

const percent = (value: number, digits = 2): string => `${(value * 100).toFixed(digits)} %`

const plain = (_tone: unknown, text: string): string => text

const ladderRows = (browsers: readonly BrowserCertificate[]): string[][] => [
  ['engine', 'injected', 'found', 'read as', 'interval held it', 'sure after'],
  ...browsers.flatMap(({ browser, ladder }) =>
    ladder.map((rung, index) => [
      index === 0 ? browser.id : '',
      `+${percent(rung.effect)}`,
      `${rung.found} of ${rung.comparisons}`,
      rung.estimate === null ? '–' : `${rung.estimate < 0 ? '−' : '+'}${percent(Math.abs(rung.estimate))}`,
      `${rung.covered} of ${rung.comparisons}`,
      rung.timeToDetectMs === null ? 'not yet' : duration(rung.timeToDetectMs),
    ]),
  ),
]

const sentences = ({ browser, comparisonMs, falseAlarms, halfWidth, measuring }: BrowserCertificate): string =>
  [
    `${browser.id} (${browser.name} ${browser.version}), ${duration(comparisonMs)} a comparison:`,
    `false alarms ${falseAlarms.alarms} of ${falseAlarms.comparisons}`,
    `(95 % interval ${percent(falseAlarms.low, 0)} to ${percent(falseAlarms.high, 0)});`,
    halfWidth === null ? 'no interval;' : `half-width ± ${percent(halfWidth, 3)};`,
    `${percent(measuring, 0)} of the time was measurement.`,
  ].join(' ')

const layoutLine = ({ browser, layout }: BrowserCertificate): string[] => {
  if (layout.length === 0) return []
  const largest = layout.toSorted((a, b) => b.spread - a.spread).slice(0, 4)
  const named = largest.map(({ benchmark, variant, spread }) => `${benchmark} ${variant} ± ${percent(spread)}`)
  return [`${browser.id}: rebuilds that change nothing but the layout move, most of all, ${named.join(', ')}.`]
}

/** A certificate for the terminal. */
export const certificateText = ({ browsers, machine }: Certificate): string =>
  [
    `What this machine can tell apart (${machine.cpu}, ${machine.cores} cores):`,
    '',
    ...browsers.map(sentences),
    '',
    ...tableLines(
      ladderRows(browsers).map((row) => row.map((text) => textCell(text))),
      plain,
    ),
    '',
    ...browsers.flatMap(layoutLine),
    '',
  ].join('\n')
