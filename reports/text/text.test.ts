import { describe, expect, it } from 'vitest'
import { exampleRun } from '../fixtures/exampleRun.ts'
import { noAssets } from '../fixtures/noAssets.ts'
import { scenarios } from '../fixtures/scenarios.ts'
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

    benchmark          engine    scalar (1×)  autovec                  simd
    dot                chromium  46.7 µs      ▲ 1.008× [1.008, 1.011]  ▲ 4.028× [4.023, 4.033]
                       firefox   50.1 µs      = 0.999× [0.996, 1.000]  ▲ 3.98× [3.97, 3.99]
                       webkit    43.9 µs      ? 1.00× [0.99, 1.01]     ▲ 3.88× [3.84, 3.89]
    mandelbrot         chromium  9.36 ms      ▲ 1.039× [1.036, 1.042]  ▲ 3.123× [3.112, 3.129]
                       firefox   9.75 ms      = 0.995× [0.992, 0.999]  ▲ 2.71× [2.69, 2.72]
                       webkit    8.28 ms      ▲ 1.024× [1.018, 1.031]  ▲ 2.93× [2.93, 2.96]
    utf8-validate      chromium  736 µs       ▲ 1.311× [1.307, 1.312]  ▲ 7.838× [7.830, 7.850]
                       firefox   767 µs       ▲ 1.220× [1.216, 1.223]  ▲ 8.43× [8.39, 8.45]
                       webkit    652 µs       ▼ 0.907× [0.897, 0.915]  ▲ 5.12× [5.05, 5.18]
    xxh3               chromium  34.4 µs      ▲ 1.621× [1.619, 1.622]  ▲ 1.710× [1.706, 1.710]
                       firefox   34.6 µs      ▲ 1.580× [1.572, 1.583]  ▲ 1.660× [1.658, 1.665]
                       webkit    30.5 µs      ▲ 1.12× [1.11, 1.14]     ▼ 0.638× [0.633, 0.645]
    collatz (control)  chromium  1.22 ms      = 1.001× [0.998, 1.003]  = 1.000× [0.998, 1.001]
                       firefox   1.23 ms      = 1.000× [0.997, 1.006]  = 1.002× [1.000, 1.004]
                       webkit    1.09 ms      = 1.003× [0.993, 1.008]  ? 1.001× [0.991, 1.011]

    control collatz: as it should in 6 of 6 (the interval contains 1)

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
    webkit (WebKitGTK MiniBrowser 2.50.6): autovec faster in 1 of 3 (1.02×), slower in 1 (0.91×), undecided in 1, 1 failed;
      simd faster in 2 of 3 (2.93× to 5.12×), slower in 1 (0.64×), 1 failed; relaxed 5 skipped; controls as they should.

    dot
      chromium  scalar   46.7 µs
                autovec  ▲ 1.008× [1.008, 1.011]
                simd     ▲ 4.028× [4.023, 4.033]
                relaxed  ▲ 4.028× [4.023, 4.033]
      firefox   scalar   50.1 µs
                autovec  = 0.999× [0.996, 1.000]
                simd     ▲ 3.98× [3.97, 3.99]
                relaxed  ▲ 3.98× [3.97, 3.99]
      webkit    scalar   43.9 µs
                autovec  ? 1.00× [0.99, 1.01]
                simd     ✗ wrong result (verify)
                relaxed  – no relaxed-simd
    mandelbrot
      chromium  scalar   9.36 ms
                autovec  ▲ 1.039× [1.036, 1.042]
                simd     ▲ 3.123× [3.112, 3.129]
                relaxed  ▲ 3.123× [3.112, 3.129]
      firefox   scalar   ✗ page crashed (crash)
                autovec  ✗ page crashed (crash)
                simd     ✗ page crashed (crash)
                relaxed  ✗ page crashed (crash)
      webkit    scalar   8.28 ms
                autovec  ▲ 1.024× [1.018, 1.031]
                simd     ▲ 2.93× [2.93, 2.96]
                relaxed  – no relaxed-simd
    utf8-validate
      chromium  scalar   736 µs
                autovec  ▲ 1.311× [1.307, 1.312]
                simd     ▲ 7.838× [7.830, 7.850]
                relaxed  ▲ 7.838× [7.830, 7.850]
      firefox   scalar   767 µs
                autovec  ▲ 1.220× [1.216, 1.223]
                simd     ▲ 8.43× [8.39, 8.45]
                relaxed  ▲ 8.43× [8.39, 8.45]
      webkit    scalar   652 µs
                autovec  ▼ 0.907× [0.897, 0.915]
                simd     ▲ 5.12× [5.05, 5.18]
                relaxed  – no relaxed-simd
    xxh3
      chromium  scalar   34.4 µs
                autovec  ✗ does not build (build)
                simd     ▲ 1.710× [1.706, 1.710]
                relaxed  ▲ 1.710× [1.706, 1.710]
      firefox   scalar   34.6 µs
                autovec  ✗ does not build (build)
                simd     ▲ 1.660× [1.658, 1.665]
                relaxed  ▲ 1.660× [1.658, 1.665]
      webkit    scalar   30.5 µs
                autovec  ✗ does not build (build)
                simd     ▼ 0.638× [0.633, 0.645]
                relaxed  – no relaxed-simd
    collatz (control)
      chromium  scalar   1.22 ms
                autovec  = 1.001× [0.998, 1.003]
                simd     = 1.000× [0.998, 1.001]
                relaxed  = 1.000× [0.998, 1.001]
      firefox   scalar   1.23 ms
                autovec  = 1.000× [0.997, 1.006]
                simd     = 1.002× [1.000, 1.004]
                relaxed  = 1.002× [1.000, 1.004]
      webkit    scalar   1.09 ms
                autovec  = 1.003× [0.993, 1.008]
                simd     ? 1.001× [0.991, 1.011]
                relaxed  – no relaxed-simd

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
                autovec  ? 1.01×
                simd     ? 4.03×
      firefox   scalar   49.4 µs
                autovec  ? 0.999×
                simd     ? 3.98×
      webkit    scalar   ✗ browser not found (unavailable)
                autovec  ✗ browser not found (unavailable)
                simd     ✗ browser not found (unavailable)
    mandelbrot
      chromium  scalar   8.87 ms
                autovec  ? 1.04×
                simd     ? 3.12×
      firefox   scalar   9.17 ms
                autovec  ? 0.991×
                simd     ? 2.69×
      webkit    scalar   ✗ browser not found (unavailable)
                autovec  ✗ browser not found (unavailable)
                simd     ✗ browser not found (unavailable)

    3 visits: no 95 % interval, needs 6
    ✗ webkit: browser not found (unavailable). No WebKit was found.

    AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0
      (a1b2c3d4e 2026-09-18) · load 0.12
    crosslane 0.1.0 · 2026-11-22 08:31 UTC · 18 of 18 visits in 3 blocks · seed
      20261122 · commit 9f2c4e1d0
    "
  `)
})

it('puts each variant on a line of its own where columns are few', () => {
  expect(render({ benchmarks: 1 }, 48)).toMatchInlineSnapshot(`
    "chromium (Chromium 156.0.8078.79): autovec
      faster in 1 of 1 (1.01×); simd faster in 1 of
      1 (4.03×).
    firefox (Firefox ESR 153.7.0): autovec no
      different in 1 of 1; simd faster in 1 of 1
      (3.98×).
    webkit (WebKitGTK MiniBrowser 2.50.6): autovec
      undecided in 1 of 1; simd faster in 1 of 1
      (3.88×).

    dot
      chromium  scalar   46.7 µs
                autovec  ▲ 1.008× [1.008, 1.011]
                simd     ▲ 4.028× [4.023, 4.033]
      firefox   scalar   50.1 µs
                autovec  = 0.999× [0.996, 1.000]
                simd     ▲ 3.98× [3.97, 3.99]
      webkit    scalar   43.9 µs
                autovec  ? 1.00× [0.99, 1.01]
                simd     ▲ 3.88× [3.84, 3.89]

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
