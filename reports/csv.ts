import type { Estimate } from '../harness/schema/run.ts'
import type { Report } from './report.ts'
import { selfTestOutcome } from './view/selfTests.ts'
import { type View, viewOf } from './view/view.ts'

type Field = string | number | boolean | null

/** RFC 4180: quoted where needed, quotes doubled. */
const field = (value: Field): string => {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const columns: readonly [name: string, value: (estimate: Estimate, view: View) => Field][] = [
  ['run', (_, { document }) => document.run],
  ['started_at', (_, { document }) => document.startedAt],
  ['benchmark', ({ benchmark }) => benchmark],
  ['control', ({ benchmark }, { benchmarks }) => benchmarks.find(({ id }) => id === benchmark)?.control ?? null],
  ['browser', ({ browser }) => browser],
  ['browser_name', ({ browser }, { browsers }) => browsers.find(({ id }) => id === browser)?.facts?.name ?? null],
  ['browser_version', ({ browser }, { browsers }) => browsers.find(({ id }) => id === browser)?.facts?.version ?? null],
  ['variant', ({ variant }) => variant],
  ['baseline', (_, { document }) => document.baseline],
  ['metric', ({ metric }) => metric],
  ['unit', ({ metric }, { document }) => document.metrics[metric]?.unit ?? null],
  ['value', ({ value }) => value],
  ['low', ({ interval }) => interval?.low ?? null],
  ['high', ({ interval }) => interval?.high ?? null],
  ['confidence', ({ interval }) => interval?.confidence ?? null],
  ['method', ({ interval, ratio }) => (ratio?.interval ?? interval)?.method ?? null],
  ['ratio', ({ ratio }) => ratio?.value ?? null],
  ['ratio_low', ({ ratio }) => ratio?.interval?.low ?? null],
  ['ratio_high', ({ ratio }) => ratio?.interval?.high ?? null],
  ['ratio_confidence', ({ ratio }) => ratio?.interval?.confidence ?? null],
  ['verdict', ({ ratio }) => ratio?.verdict ?? null],
  ['adjusted_p', ({ ratio }) => ratio?.adjustedP ?? null],
  ['detectable', ({ ratio }) => ratio?.detectable ?? null],
  ['widened', ({ ratio }) => ratio?.widened ?? null],
  ['within_layout', ({ ratio }) => ratio?.withinLayout ?? null],
  ['flags', ({ flags }) => flags.join(' ')],
  ['steadiness', ({ steadiness }) => steadiness],
  ['self_test', ({ browser }, { document }) => selfTestOutcome(document, browser)],
  ['kind', ({ kind }) => kind],
  ['visits', ({ points, pointsInAll }) => pointsInAll ?? points.length],
]

/** One flat row per estimate, as RFC 4180 has it: CRLF, a header, full precision. `null` is an empty field. */
export const csv: Report = {
  id: 'csv',
  extension: 'csv',
  title: 'CSV, one row per estimate',
  render: (document) => {
    const view = viewOf(document)
    const rows = document.estimates.map((estimate) => columns.map(([, value]) => field(value(estimate, view))))
    return [columns.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
  },
}
