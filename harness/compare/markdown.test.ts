import { expect, it } from 'vitest'
import { payload } from '../../reports/fixtures/hostile.ts'
import type { Comparison } from './comparison.ts'
import { comparisonAnnotations, comparisonMarkdown } from './markdown.ts'
import type { VerdictRow } from './verdicts.ts'

const row = (ratio: number, more: Partial<VerdictRow> = {}): VerdictRow => ({
  benchmark: 'dot',
  browser: 'firefox',
  metric: 'time',
  group: 'throughput',
  kind: 'sampled',
  ratio,
  interval: { low: ratio * 0.99, high: ratio * 1.01, confidence: 0.95, method: 'signed-rank' },
  verdict: ratio < 1 ? 'slower' : 'faster',
  beyondThreshold: true,
  withinThreshold: false,
  withinLayout: false,
  detectable: null,
  ...more,
})
const worse = row(0.8)
const comparison: Comparison = {
  schemaVersion: 1,
  kind: 'refs',
  a: 'main@1234567',
  b: 'working-tree',
  threshold: 0.01,
  judged: ['time'],
  exit: 'checkFailed',
  regressions: [worse],
  broken: [],
  rows: [
    worse,
    row(2, { benchmark: 'fir' }),
    row(0.9, { metric: 'size-raw', group: 'size', browser: null, interval: null }),
  ],
  failures: [],
  skips: [],
  identical: ['same'],
  alone: [],
  notes: [],
  run: 'r',
  folder: '/r',
}

it('shows what makes it fail, and folds the rest', () => {
  expect(comparisonMarkdown(comparison))
    .toBe(`✗ working-tree against main\\@1234567, time: 1 slower by more than 1.0 %; 1 faster.

| benchmark | engine | metric | working-tree against main\\@1234567 | verdict |
| --- | --- | --- | ---: | --- |
| dot | firefox | time | ▼ 0.800× [0.792, 0.808] | slower, by more than 1.0 % |

<details>
<summary>1 others that are judged</summary>

| benchmark | engine | metric | working-tree against main\\@1234567 | verdict |
| --- | --- | --- | ---: | --- |
| fir | firefox | time | ▲ 2.00× [1.98, 2.02] | faster, by more than 1.0 % |

</details>

<details>
<summary>1 that are not judged</summary>

| benchmark | engine | metric | working-tree against main\\@1234567 | verdict |
| --- | --- | --- | ---: | --- |
| dot | any | size-raw | ▼ 0.900× | worse, by more than 1.0 % |

</details>

- Identical modules, not measured: same.
`)
})

it('annotates what makes it fail', () => {
  const failure = {
    benchmark: 'fir',
    browser: 'webkit',
    variant: 'b',
    block: 0,
    times: 1,
    stage: 'verify',
    message: 'a\nb',
    details: '',
  }
  expect(comparisonAnnotations({ ...comparison, broken: [failure] })).toBe(
    '::error title=dot · firefox · time::0.800× [0.792, 0.808]: slower, by more than 1.0 %25\n' +
      '::error title=broken%3A fir · webkit · b::wrong result (verify). a%0Ab\n',
  )
})

it('takes nothing for markup that somebody wrote', () => {
  const text = comparisonMarkdown({ ...comparison, b: payload, identical: [payload] })
  for (const part of ['<script', '<img', '\u001B']) expect(text).not.toContain(part)
})
