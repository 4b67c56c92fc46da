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
        "run,started_at,benchmark,control,browser,browser_name,browser_version,variant,baseline,metric,unit,value,low,high,confidence,method,ratio,ratio_low,ratio_high,ratio_confidence,verdict,adjusted_p,detectable,widened,within_layout,flags,steadiness,self_test,kind,visits",
        "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,chromium,Chromium,156.0.8078.79,scalar,scalar,time,ns,46699.50204224784,45694.852651098714,49441.59611177032,0.978515625,signed-rank,,,,,,,,,,,warm-up,passed,sampled,10",
        "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,chromium,Chromium,156.0.8078.79,simd,scalar,time,ns,11620.95716553968,11371.136198309874,12271.246940727557,0.978515625,signed-rank,4.028152321947985,4.022608478663117,4.033293317026235,0.978515625,faster,0.012,0.0018960249602617552,1,false,,warm-up,passed,sampled,10",
        "2026-11-22T08-31-00-7f3a,2026-11-22T08:31:00.123Z,dot,false,,,,simd,scalar,size-code,bytes,19337,,,,,0.9199462170967575,,,,slower,,,1,false,,,,exact,0",
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

it('has what is to be doubted in columns of its own', () => {
  const run = exampleRun({ selfTestFailed: true, flags: true, corrected: true, withinLayout: true })
  const [head = [], ...rows] = parse(csv.render(run, noAssets))
  const records = rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])))
  const at = (benchmark: string, browser: string, variant: string) =>
    records.find(
      (row) =>
        row['metric'] === 'time' &&
        row['benchmark'] === benchmark &&
        row['browser'] === browser &&
        row['variant'] === variant,
    )
  expect(at('dot', 'webkit', 'simd')).toMatchObject({
    flags: 'outliers launches-differ',
    widened: '1.44',
    steadiness: 'warm-up',
    self_test: 'passed',
    method: 'signed-rank',
  })
  expect(at('dot', 'firefox', 'scalar')).toMatchObject({ self_test: 'failed', adjusted_p: '', detectable: '' })
  expect(at('mandelbrot', 'webkit', 'autovec')).toMatchObject({ adjusted_p: '0.117', verdict: 'inconclusive' })
  expect(at('dot', 'chromium', 'autovec')).toMatchObject({ within_layout: 'true' })
})
