import type { Estimate } from '../harness/schema/run.ts'
import type { Report } from './report.ts'
import { type View, viewOf } from './view/view.ts'

type Field = string | number | boolean | null

/** RFC 4180: quoted where needed, quotes doubled. */
const field = (value: Field): string => {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const columns: readonly [name: string, value: (estimate: Estimate, view: View) => Field][] = [
  ['run', (_, { document }) => document.run],
  ['startedAt', (_, { document }) => document.startedAt],
  ['benchmark', ({ benchmark }) => benchmark],
  ['control', ({ benchmark }, { benchmarks }) => benchmarks.find(({ id }) => id === benchmark)?.control ?? null],
  ['browser', ({ browser }) => browser],
  ['browserName', ({ browser }, { browsers }) => browsers.find(({ id }) => id === browser)?.facts?.name ?? null],
  ['browserVersion', ({ browser }, { browsers }) => browsers.find(({ id }) => id === browser)?.facts?.version ?? null],
  ['variant', ({ variant }) => variant],
  ['baseline', (_, { document }) => document.baseline],
  ['metric', ({ metric }) => metric],
  ['unit', ({ metric }, { document }) => document.metrics[metric]?.unit ?? null],
  ['value', ({ value }) => value],
  ['low', ({ interval }) => interval?.low ?? null],
  ['high', ({ interval }) => interval?.high ?? null],
  ['confidence', ({ interval }) => interval?.confidence ?? null],
  ['ratio', ({ ratio }) => ratio?.value ?? null],
  ['ratioLow', ({ ratio }) => ratio?.interval?.low ?? null],
  ['ratioHigh', ({ ratio }) => ratio?.interval?.high ?? null],
  ['ratioConfidence', ({ ratio }) => ratio?.interval?.confidence ?? null],
  ['verdict', ({ ratio }) => ratio?.verdict ?? null],
  ['kind', ({ kind }) => kind],
  ['visits', ({ points }) => points.length],
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
