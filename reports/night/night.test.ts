import { describe, expect, it } from 'vitest'
import type { Change, NightDocument } from '../../harness/schema/night.ts'
import { payload } from '../fixtures/hostile.ts'
import { nightAnnotations } from './annotations.ts'
import { nightJunit } from './junit.ts'
import { nightMarkdown } from './markdown.ts'
import { nightText } from './text.ts'

const place = (day: number) => ({
  run: `run-${day}`,
  startedAt: `2026-01-${String(day).padStart(2, '0')}T02:00:00.000Z`,
  commit: `${day}`.padStart(40, 'abcdef'),
})
const commit = (sha: string) => ({ sha: sha.padEnd(40, '0'), author: 'Ada', date: '2026-01-09', subject: 'Tidy up' })

const change = (more: Partial<Change> = {}): Change => ({
  benchmark: 'dot-f32@l1',
  browser: 'firefox',
  variant: 'simd',
  metric: 'time',
  kind: 'level',
  since: place(10),
  before: place(8),
  ratio: 0.97,
  values: null,
  differences: [],
  cause: 'code',
  measured: { ratio: 0.978, interval: { low: 0.972, high: 0.984, confidence: 0.95, method: 'anytime' } },
  proof: 'proof',
  why: 'The two commits, measured in the same visits, differ as well.',
  commits: [commit('1111111'), commit('2222222')],
  muted: null,
  ...more,
})

const night = (more: Partial<NightDocument> = {}): NightDocument => ({
  schemaVersion: 1,
  night: place(12),
  ref: 'HEAD',
  control: { ref: 'v1.0', commit: 'c'.repeat(40) },
  status: 'complete',
  nights: 11,
  without: [{ benchmark: 'fir', variants: ['scalar', 'simd'] }],
  changes: [
    change(),
    change({
      ratio: 1.5,
      measured: null,
      cause: 'browser',
      differences: [{ what: 'browser', from: 'Firefox 152', to: 'Firefox 153' }],
      why: 'The modules are the same bytes.',
      commits: [],
    }),
    change({
      kind: 'lost',
      ratio: null,
      measured: null,
      commits: [commit('3333333')],
      why: 'The commit before does not fail: wrong result',
    }),
    change({
      kind: 'exact',
      browser: null,
      metric: 'size-raw',
      ratio: 0.5,
      values: { before: 1000, now: 2000, unit: 'bytes' },
      measured: null,
    }),
    change({ muted: { until: '2026-02-01', why: 'a table is added' } }),
  ],
  dismissed: [change({ cause: 'nothing', why: 'They do not differ like that.' })],
  known: [change({ variant: 'scalar' })],
  failures: [],
  warnings: [],
  budgets: { schemaVersion: 1, run: 'run-12', outcome: 'kept', results: [] },
  expired: [{ mute: 0, until: '2026-01-02', why: 'it was noisy' }],
  alarm: true,
  ...more,
})

describe('the text', () => {
  it('tells the worst first, each with its cause and what to type', () => {
    expect(nightText(night(), { width: 120, colour: false }))
      .toBe(`HEAD (abcdefa) against v1.0 (ccccccc), 11 nights before this one: new: 1 broken, 2 worse, 1 better and 1 muted; 1 known.

✗ dot-f32@l1, simd in firefox: fails since 2026-01-10
    Cause: the code. The commit before does not fail: wrong result
    It is 3333333 "Tidy up" (Ada).

▼ size-raw of dot-f32@l1, simd: 1.00 kB → 2.00 kB since 2026-01-10
    Cause: the code. The two commits, measured in the same visits, differ as well.
    It is one of the 2 commits after abcdefa, up to 2222222.
    npx crosslane bisect --good abcdefa --bad 2222222 --crates dot-f32 --variant simd --metric size-raw --blocks 1

▼ time of dot-f32@l1, simd in firefox: −2.2 % (−2.8 to −1.6) since 2026-01-10
    Cause: the code. The two commits, measured in the same visits, differ as well.
    It is one of the 2 commits after abcdefa, up to 2222222.
    npx crosslane bisect --good abcdefa --bad 2222222 --crates dot-f32 --variant simd --browsers firefox

▲ time of dot-f32@l1, simd in firefox: about 1.50× since 2026-01-10
    Cause: the browser. The modules are the same bytes. Firefox 152 → Firefox 153.

Muted until 2026-02-01: time of dot-f32@l1, simd in firefox: −2.2 % (−2.8 to −1.6) since 2026-01-10 (a table is added).

Known: time of dot-f32@l1, scalar in firefox: −2.2 % (−2.8 to −1.6) since 2026-01-10.

Looked into, not told: time of dot-f32@l1, simd in firefox: −2.2 % (−2.8 to −1.6) since 2026-01-10. Cause: chance. They
  do not differ like that.

Not followed, v1.0 does not have it: fir (scalar and simd).
A mute has ended on 2026-01-02 and can go: it was noisy.
`)
  })

  it('of a night on which nothing moved is one line', () => {
    const quiet = night({ changes: [], dismissed: [], known: [], without: [], expired: [], alarm: false })
    expect(nightText(quiet, { width: 120, colour: false })).toBe(
      'HEAD (abcdefa) against v1.0 (ccccccc), 11 nights before this one: nothing new.\n',
    )
    expect(nightText({ ...quiet, status: 'interrupted' }, { width: 120, colour: false })).toContain('interrupted')
  })
})

describe('Markdown', () => {
  it('has a table of what is new, and the rest folded', () => {
    const [open = '', ...folds] = nightMarkdown(night()).split('<details>')
    expect(open).toContain(
      '| ▼ | time | dot-f32\\@l1, simd in firefox | −2.2 % (−2.8 to −1.6) | 2026-01-10 | Cause: the code.',
    )
    expect(open).toContain('npx crosslane bisect')
    expect(folds.map((fold) => /<summary>(.*?)</.exec(fold)?.[1])).toEqual([
      '1 muted',
      '1 known',
      '1 looked into and not told',
    ])
  })
})

describe('JUnit', () => {
  it('has a failure for what got worse, and skips what is muted', () => {
    expect(nightJunit(night())).toContain('<testsuite name="changes" tests="5" failures="3" errors="0" skipped="1">')
    expect(nightJunit(night({ changes: [] }))).toContain('<testcase classname="changes" name="nothing changed"/>')
  })
})

it('annotations are of what got worse', () => {
  expect(nightAnnotations(night()).match(/^::error/gm)).toHaveLength(3)
})

it('nothing that a text holds means anything', () => {
  const bad = change({ why: payload, commits: [{ ...commit('1'), subject: payload, author: payload }] })
  const document = night({ changes: [bad], ref: payload })
  expect(nightMarkdown(document)).not.toContain('<script>')
  expect(nightJunit(document)).not.toContain('<script>')
  expect(nightText(document, { width: 120, colour: false })).not.toContain('\u001B')
  expect(nightAnnotations(document).trim().split('\n')).toHaveLength(1)
})
