import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { doubts, scenarios } from '../fixtures/scenarios.ts'
import { viewOf } from '../view/view.ts'
import { painter } from './ansi.ts'
import { text } from './index.ts'
import { resultTable } from './resultTable.ts'
import { widthOf } from './width.ts'

const render = (options: Parameters<typeof exampleRun>[0], width = 100, colour = false) =>
  text.render(exampleRun(options), { ...noAssets, width, colour })

it('shows verdicts, speed-ups, controls and the environment', () => {
  expect(render({})).toMatchInlineSnapshot(`
    "chromium (Chromium 156.0.8078.79): autovec faster in all 4 (1.01× to 1.62×); simd faster in all 4
      (1.71× to 7.84×); controls as they should.
    firefox (Firefox ESR 153.7.0): autovec faster in 2 of 4 (1.22× to 1.58×), no different in 2; simd
      faster in all 4 (1.66× to 8.43×); controls as they should.
    webkit (WebKitGTK MiniBrowser 2.50.6): autovec faster in 2 of 4 (1.02× to 1.12×), slower in 1
      (0.91×), undecided in 1; simd faster in 3 of 4 (2.93× to 5.12×), slower in 1 (0.64×); controls as
      they should.

    dot
      chromium  scalar   46.7 µs
                autovec  ▲ +0.8 % (1.008×) [1.008, 1.011] faster
                simd     ▲ 4.028× (+303 %) [4.023, 4.033] faster
      firefox   scalar   50.1 µs
                autovec  = −0.1 % (0.999×) [0.996, 1.000] no different (to ±0.33 %)
                simd     ▲ 3.98× (+298 %) [3.97, 3.99] faster
      webkit    scalar   43.9 µs
                autovec  ? 0 % (1.00×) [0.99, 1.01] undecided (to ±1.7 %)
                simd     ▲ 3.88× (+288 %) [3.84, 3.89] faster
    mandelbrot
      chromium  scalar   9.36 ms
                autovec  ▲ +3.9 % (1.039×) [1.036, 1.042] faster
                simd     ▲ 3.123× (+212 %) [3.112, 3.129] faster
      firefox   scalar   9.75 ms
                autovec  = −0.5 % (0.995×) [0.992, 0.999] no different (to ±0.48 %)
                simd     ▲ 2.71× (+171 %) [2.69, 2.72] faster
      webkit    scalar   8.28 ms
                autovec  ▲ +2.4 % (1.024×) [1.018, 1.031] faster
                simd     ▲ 2.93× (+193 %) [2.93, 2.96] faster
    utf8-validate
      chromium  scalar   736 µs
                autovec  ▲ 1.311× (+31 %) [1.307, 1.312] faster
                simd     ▲ 7.838× (+684 %) [7.830, 7.850] faster
      firefox   scalar   767 µs
                autovec  ▲ 1.220× (+22 %) [1.216, 1.223] faster
                simd     ▲ 8.43× (+743 %) [8.39, 8.45] faster
      webkit    scalar   652 µs
                autovec  ▼ 0.907× (−9.3 %) [0.897, 0.915] slower
                simd     ▲ 5.12× (+412 %) [5.05, 5.18] faster
    xxh3
      chromium  scalar   34.4 µs
                autovec  ▲ 1.621× (+62 %) [1.619, 1.622] faster
                simd     ▲ 1.710× (+71 %) [1.706, 1.710] faster
      firefox   scalar   34.6 µs
                autovec  ▲ 1.580× (+58 %) [1.572, 1.583] faster
                simd     ▲ 1.660× (+66 %) [1.658, 1.665] faster
      webkit    scalar   30.5 µs
                autovec  ▲ 1.12× (+12 %) [1.11, 1.14] faster
                simd     ▼ 0.638× (−36 %) [0.633, 0.645] slower
    collatz (control)
      chromium  scalar   1.22 ms
                autovec  = +0.1 % (1.001×) [0.998, 1.003] no different (to ±0.33 %)
                simd     = 0.0 % (1.000×) [0.998, 1.001] no different (to ±0.23 %)
      firefox   scalar   1.23 ms
                autovec  = 0.0 % (1.000×) [0.997, 1.006] no different (to ±0.67 %)
                simd     = +0.2 % (1.002×) [1.000, 1.004] no different (to ±0.33 %)
      webkit    scalar   1.09 ms
                autovec  = +0.3 % (1.003×) [0.993, 1.008] no different (to ±1.0 %)
                simd     ? +0.1 % (1.001×) [0.991, 1.011] undecided (to ±1.4 %)

    to ±: a difference of that size would have been found four times out of five
    control collatz: as it should in 6 of 6 (the interval contains 1)

    intervals: exact signed-rank, 97.8 % · corrected for 30 comparisons (Holm) · equivalent within ±1 %
      · 60 % of 13 min was measurement
    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0 (a1b2c3d4e
      2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 150 of 150 visits in 10 blocks · seed 20261122 · commit
      9f2c4e1d0
    "
  `)
})

it('shows what failed, was skipped or is to be doubted', () => {
  expect(render({ failures: true, skips: true, warnings: true }, 120)).toMatchInlineSnapshot(`
    "chromium (Chromium 156.0.8078.79): autovec faster in all 3 (1.01× to 1.31×), 1 failed; simd faster in all 4 (1.71× to
      7.84×); relaxed faster in all 4 (1.71× to 7.84×); controls as they should.
    firefox (Firefox ESR 153.7.0): autovec faster in 1 of 2 (1.22×), no different in 1, 2 failed; simd faster in all 3
      (1.66× to 8.43×), 1 failed; relaxed faster in all 3 (1.66× to 8.43×), 1 failed; controls as they should.
    webkit (WebKitGTK MiniBrowser 2.50.6): autovec faster in 1 of 3 (+2.4 %), slower in 1 (0.91×), undecided in 1, 1 failed;
      simd faster in 2 of 3 (2.93× to 5.12×), slower in 1 (0.64×), 1 failed; relaxed 5 skipped; controls as they should.

    dot
      chromium  scalar   46.7 µs
                autovec  ▲ +0.8 % (1.008×) [1.008, 1.011] faster
                simd     ▲ 4.028× (+303 %) [4.023, 4.033] faster
                relaxed  ▲ 4.028× (+303 %) [4.023, 4.033] faster
      firefox   scalar   50.1 µs
                autovec  = −0.1 % (0.999×) [0.996, 1.000] no different (to ±0.33 %)
                simd     ▲ 3.98× (+298 %) [3.97, 3.99] faster
                relaxed  ▲ 3.98× (+298 %) [3.97, 3.99] faster
      webkit    scalar   43.9 µs
                autovec  ? 0 % (1.00×) [0.99, 1.01] undecided (to ±1.7 %)
                simd     ✗ wrong result (verify)
                relaxed  – no relaxed-simd
    mandelbrot
      chromium  scalar   9.36 ms
                autovec  ▲ +3.9 % (1.039×) [1.036, 1.042] faster
                simd     ▲ 3.123× (+212 %) [3.112, 3.129] faster
                relaxed  ▲ 3.123× (+212 %) [3.112, 3.129] faster
      firefox   scalar   ✗ page crashed (crash)
                autovec  ✗ page crashed (crash)
                simd     ✗ page crashed (crash)
                relaxed  ✗ page crashed (crash)
      webkit    scalar   8.28 ms
                autovec  ▲ +2.4 % (1.024×) [1.018, 1.031] faster
                simd     ▲ 2.93× (+193 %) [2.93, 2.96] faster
                relaxed  – no relaxed-simd
    utf8-validate
      chromium  scalar   736 µs
                autovec  ▲ 1.311× (+31 %) [1.307, 1.312] faster
                simd     ▲ 7.838× (+684 %) [7.830, 7.850] faster
                relaxed  ▲ 7.838× (+684 %) [7.830, 7.850] faster
      firefox   scalar   767 µs
                autovec  ▲ 1.220× (+22 %) [1.216, 1.223] faster
                simd     ▲ 8.43× (+743 %) [8.39, 8.45] faster
                relaxed  ▲ 8.43× (+743 %) [8.39, 8.45] faster
      webkit    scalar   652 µs
                autovec  ▼ 0.907× (−9.3 %) [0.897, 0.915] slower
                simd     ▲ 5.12× (+412 %) [5.05, 5.18] faster
                relaxed  – no relaxed-simd
    xxh3
      chromium  scalar   34.4 µs
                autovec  ✗ does not build (build)
                simd     ▲ 1.710× (+71 %) [1.706, 1.710] faster
                relaxed  ▲ 1.710× (+71 %) [1.706, 1.710] faster
      firefox   scalar   34.6 µs
                autovec  ✗ does not build (build)
                simd     ▲ 1.660× (+66 %) [1.658, 1.665] faster
                relaxed  ▲ 1.660× (+66 %) [1.658, 1.665] faster
      webkit    scalar   30.5 µs
                autovec  ✗ does not build (build)
                simd     ▼ 0.638× (−36 %) [0.633, 0.645] slower
                relaxed  – no relaxed-simd
    collatz (control)
      chromium  scalar   1.22 ms
                autovec  = +0.1 % (1.001×) [0.998, 1.003] no different (to ±0.33 %)
                simd     = 0.0 % (1.000×) [0.998, 1.001] no different (to ±0.23 %)
                relaxed  = 0.0 % (1.000×) [0.998, 1.001] no different (to ±0.23 %)
      firefox   scalar   1.23 ms
                autovec  = 0.0 % (1.000×) [0.997, 1.006] no different (to ±0.67 %)
                simd     = +0.2 % (1.002×) [1.000, 1.004] no different (to ±0.33 %)
                relaxed  = +0.2 % (1.002×) [1.000, 1.004] no different (to ±0.33 %)
      webkit    scalar   1.09 ms
                autovec  = +0.3 % (1.003×) [0.993, 1.008] no different (to ±1.0 %)
                simd     ? +0.1 % (1.001×) [0.991, 1.011] undecided (to ±1.4 %)
                relaxed  – no relaxed-simd

    to ±: a difference of that size would have been found four times out of five
    control collatz: as it should in 8 of 8 (the interval contains 1)
    ✗ dot · webkit · simd: wrong result (verify), 10 times, first in block 1. bench_run() returned 0x0badf00d where
      0xdeadbeef is right.
    ✗ mandelbrot · firefox: page crashed (crash), 2 times, first in block 4. The page crashed while sampling simd.
    ✗ mandelbrot · firefox: given up (given-up). Not tried again: it failed 2 times.
    ✗ utf8-validate · chromium: no answer in time (timeout), in block 8. No answer within 30 s.
    ✗ xxh3 · autovec: does not build (build). cargo could not build xxh3 in the variant autovec.
    ! The machine was busy when the run started: load average 1.9 on 2 cores. Close other programs and run it again.
    ! mandelbrot · webkit: The variant simd was still becoming faster when warm-up ended in 3 of 10 visits. Raise
      design.sampling.warmUpMaxMs.

    intervals: exact signed-rank, 97.8 % · corrected for 33 comparisons (Holm) · equivalent within ±1 % · 60 % of 13 min was
      measurement
    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0 (a1b2c3d4e 2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 138 of 150 visits in 10 blocks · seed 20261122 · commit 9f2c4e1d0
    "
  `)
})

it('says why there is no interval, and which engine is missing', () => {
  expect(render({ blocks: 3, missingEngine: true, benchmarks: 2 }, 80)).toMatchInlineSnapshot(`
    "chromium (Chromium 156.0.8078.79): autovec undecided in all 2; simd undecided in
      all 2.
    firefox (Firefox ESR 153.7.0): autovec undecided in all 2; simd undecided in all
      2.
    webkit: no numbers. No WebKit was found.

    dot
      chromium  scalar   47.2 µs
                autovec  ? +1 % (1.01×) undecided
                simd     ? 4.03× (+303 %) undecided
      firefox   scalar   49.4 µs
                autovec  ? −0.1 % (0.999×) undecided
                simd     ? 3.98× (+298 %) undecided
      webkit    scalar   ✗ browser not found (unavailable)
                autovec  ✗ browser not found (unavailable)
                simd     ✗ browser not found (unavailable)
    mandelbrot
      chromium  scalar   8.87 ms
                autovec  ? +4 % (1.04×) undecided
                simd     ? 3.12× (+212 %) undecided
      firefox   scalar   9.17 ms
                autovec  ? −0.9 % (0.991×) undecided
                simd     ? 2.69× (+169 %) undecided
      webkit    scalar   ✗ browser not found (unavailable)
                autovec  ✗ browser not found (unavailable)
                simd     ✗ browser not found (unavailable)

    3 visits: no 95 % interval, needs 6
    ✗ webkit: browser not found (unavailable). No WebKit was found.

    no intervals · equivalent within ±1 % · 60 % of 1 min 34 s was measurement
    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0
      (a1b2c3d4e 2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 18 of 18 visits in 3 blocks · seed
      20261122 · commit 9f2c4e1d0
    "
  `)
})

it('marks what is to be doubted, and says why below', () => {
  const printed = render({ benchmarks: 2, ...doubts }, 120)
  const engine = (name: string) =>
    printed
      .split('\n')
      .flatMap((line, index, lines) => (line.startsWith(`  ${name}`) ? lines.slice(index, index + 3) : []))
  const numbers = /\d (?:[nµm]?s)|×\)|\d %\)/
  expect(engine('firefox').length).toBe(6)
  expect(engine('firefox').filter((line) => numbers.test(line) && !line.includes('†'))).toEqual([])
  expect(engine('chromium').filter((line) => line.includes('†'))).toEqual([])
  expect(printed.slice(printed.indexOf('\n\n† '))).toMatchInlineSnapshot(`
    "

    † firefox: Optimising compiler: warm code is 1.0 times as fast as cold. The optimising compiler seems to be off: a
      debugger is attached, or this is a build that cannot be measured. Use the stock browser.
    to ±: a difference of that size would have been found four times out of five
    undecided although the interval excludes 1, not after correcting for 12 comparisons: mandelbrot · webkit · autovec
    layout: no more than rebuilds that only move the code make here (dot · chromium · autovec)
    never steady: times still changed when warm-up ended (mandelbrot · webkit · simd)
    slow-down: calls became slower after the first ones (mandelbrot · chromium · simd)
    outliers: some visits are far from the others; none is left out (dot · webkit · simd)
    launches differ: more than chance, and the interval is wider for it (dot · webkit · simd)
    measured again: chromium, block 3: others used 21 % of the CPUs (limit 5 %)

    intervals: exact signed-rank, 97.8 % · corrected for 12 comparisons (Holm) · equivalent within ±1 % · 60 % of 5 min 12 s
      was measurement
    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0 (a1b2c3d4e 2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 60 of 60 visits in 10 blocks · seed 20261122 · commit 9f2c4e1d0
    "
  `)
})

it('puts each variant on a line of its own where columns are few', () => {
  expect(render({ benchmarks: 1 }, 48)).toMatchInlineSnapshot(`
    "chromium (Chromium 156.0.8078.79): autovec
      faster in 1 of 1 (+0.8 %); simd faster in 1 of
      1 (4.03×).
    firefox (Firefox ESR 153.7.0): autovec no
      different in 1 of 1; simd faster in 1 of 1
      (3.98×).
    webkit (WebKitGTK MiniBrowser 2.50.6): autovec
      undecided in 1 of 1; simd faster in 1 of 1
      (3.88×).

    dot
      chromium
        scalar   46.7 µs
        autovec  ▲ +0.8 % (1.008×) [1.008, 1.011]
                 faster
        simd     ▲ 4.028× (+303 %) [4.023, 4.033]
                 faster
      firefox
        scalar   50.1 µs
        autovec  = −0.1 % (0.999×) [0.996, 1.000]
                 no different (to ±0.33 %)
        simd     ▲ 3.98× (+298 %) [3.97, 3.99]
                 faster
      webkit
        scalar   43.9 µs
        autovec  ? 0 % (1.00×) [0.99, 1.01]
                 undecided (to ±1.7 %)
        simd     ▲ 3.88× (+288 %) [3.84, 3.89]
                 faster

    to ±: a difference of that size would have been
      found four times out of five

    intervals: exact signed-rank, 97.8 % · corrected
      for 6 comparisons (Holm) · equivalent within
      ±1 % · 60 % of 2 min 36 s was measurement
    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian
      GNU/Linux 12 (bookworm) · rustc 1.96.0
      (a1b2c3d4e 2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 30 of
      30 visits in 10 blocks · seed 20261122 ·
      commit 9f2c4e1d0
    "
  `)
})

describe.each([40, 60, 80, 100, 160])('at %i columns', (width) => {
  it.each(Object.entries(scenarios).filter(([, { hostile }]) => !hostile))(
    'no line with a number is longer: %s',
    (_, options) => {
      const lines = resultTable(viewOf(exampleRun(options)), width, painter(false))
      expect(lines.filter((line) => /×/.test(line) && !/[✗–]/.test(line) && widthOf(line) > width)).toEqual([])
    },
  )
})

it('colours only when asked to', () => {
  const escape = '\u001B['
  expect(render({ failures: true })).not.toContain(escape)
  expect(render({ failures: true }, 100, true)).toContain(`${escape}31m`)
})

it('never lets a text from the document steer the terminal', () => {
  const printed = render({ hostile: true, failures: true, skips: true, warnings: true })
  expect(printed).toContain('pwned')
  expect([...printed].filter((sign) => sign < ' ' && sign !== '\n')).toEqual([])
})
