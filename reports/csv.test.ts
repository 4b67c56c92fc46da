import { expect, it } from 'vitest'
import { csv } from './csv.ts'
import { exampleRun } from './fixtures/exampleRun.ts'
import { noAssets } from './fixtures/noAssets.ts'

/** A reader written from RFC 4180, apart from the writer. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

it('is one row per estimate, in full precision', () => {
  const rows = csv.render(exampleRun({ benchmarks: 1 }), noAssets).split('\r\n')
  expect([rows[0], rows[1], rows.find((row) => row.includes(',simd,')), rows.at(-2), rows.at(-1)])
    .toMatchInlineSnapshot(`
    [
      "run,startedAt,benchmark,control,browser,browserName,browserVersion,variant,baseline,metric,unit,value,low,high,confidence,ratio,ratioLow,ratioHigh,ratioConfidence,verdict,kind,visits",
      "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,chromium,Chromium,156.0.8078.79,scalar,scalar,time,ns,46699.50204224784,45694.852651098714,49441.59611177032,0.978515625,,,,,,sampled,10",
      "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,chromium,Chromium,156.0.8078.79,simd,scalar,time,ns,11620.95716553968,11371.136198309874,12271.246940727557,0.978515625,4.028152321947985,4.022608478663117,4.033293317026235,0.978515625,faster,sampled,10",
      "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,,,,simd,scalar,size-code,bytes,19337,,,,0.9199462170967575,,,,slower,exact,0",
      "",
    ]
  `)
})

it('can be read back, whatever the texts hold', () => {
  const run = exampleRun({ hostile: true, failures: true })
  const [head = [], ...rows] = parse(csv.render(run, noAssets))
  expect(rows.length).toBe(run.estimates.length)
  expect(rows.every((row) => row.length === head.length)).toBe(true)
  expect(rows.map((row) => row[head.indexOf('benchmark')])).toEqual(run.estimates.map(({ benchmark }) => benchmark))
  expect(rows.map((row) => Number(row[head.indexOf('value')]))).toEqual(run.estimates.map(({ value }) => value))
})
