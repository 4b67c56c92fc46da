import { expect, it } from 'vitest'
import { payload } from '../../reports/fixtures/hostile.ts'
import { exampleComparison, exampleFailure, exampleRow as row } from './exampleComparison.ts'
import { comparisonAnnotations, comparisonMarkdown } from './markdown.ts'

const worse = row(0.8)
const comparison = exampleComparison({
  a: 'main@1234567',
  b: 'working-tree',
  exit: 'checkFailed',
  regressions: [worse],
  rows: [
    worse,
    row(2, { benchmark: 'fir' }),
    row(0.9, { metric: 'size-raw', group: 'size', browser: null, interval: null }),
  ],
  identical: ['same'],
})

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
  const failure = exampleFailure({ benchmark: 'fir', browser: 'webkit', message: 'a\nb' })
  expect(comparisonAnnotations({ ...comparison, broken: [failure] })).toBe(
    '::error title=dot · firefox · time::0.800× [0.792, 0.808]: slower, by more than 1.0 %25\n' +
      '::error title=broken%3A fir · webkit · b::wrong result (verify). a%0Ab\n',
  )
})

it('takes nothing for markup that somebody wrote', () => {
  const text = comparisonMarkdown({ ...comparison, b: payload, identical: [payload] })
  for (const part of ['<script', '<img', '\u001B']) expect(text).not.toContain(part)
})

it('shows a picture where there is one', () => {
  expect(comparisonMarkdown(exampleComparison(), 'more%20(pictures)/a.png')).toMatch(
    /\n!\[b against a: .*\]\(more%20%28pictures%29\/a\.png\)\n/,
  )
})
