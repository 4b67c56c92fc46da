import { expect, it } from 'vitest'
import { exampleRun } from './fixtures/exampleRun.ts'
import { noAssets } from './fixtures/noAssets.ts'
import { doubts } from './fixtures/scenarios.ts'
import { markdown } from './markdown.ts'

it('is a table for a pull request', () => {
  expect(markdown.render(exampleRun({ benchmarks: 2, failures: true, warnings: true }), noAssets))
    .toMatchInlineSnapshot(`
      "- chromium (Chromium 156.0.8078.79): autovec faster in all 2 (+0.8 % to +3.9 %); simd faster in all 2 (3.12× to 4.03×).
      - firefox (Firefox ESR 153.7.0): autovec no different in 1 of 1, 1 failed; simd faster in 1 of 1 (3.98×), 1 failed.
      - webkit (WebKitGTK MiniBrowser 2.50.6): autovec faster in 1 of 2 (+2.4 %), undecided in 1; simd faster in 1 of 1 (2.93×), 1 failed.

      | benchmark | engine | scalar (1×) | autovectorised | hand-written SIMD |
      | --- | --- | ---: | ---: | ---: |
      | dot | Chromium 156 | 46.7 µs | **+0.8 %** (1.008×) [1.008, 1.011] faster | **4.028×** (+303 %) [4.023, 4.033] faster |
      | dot | Firefox ESR 153 | 50.1 µs | −0.1 % (0.999×) [0.996, 1.000] no different (to ±0.33 %) | **3.98×** (+298 %) [3.97, 3.99] faster |
      | dot | WebKitGTK MiniBrowser 2.50 | 43.9 µs | 0 % (1.00×) [0.99, 1.01] undecided (to ±1.7 %) | ✗ wrong result (verify) |
      | mandelbrot | Chromium 156 | 9.36 ms | **+3.9 %** (1.039×) [1.036, 1.042] faster | **3.123×** (+212 %) [3.112, 3.129] faster |
      | mandelbrot | Firefox ESR 153 | ✗ page crashed (crash) | ✗ page crashed (crash) | ✗ page crashed (crash) |
      | mandelbrot | WebKitGTK MiniBrowser 2.50 | 8.28 ms | **+2.4 %** (1.024×) [1.018, 1.031] faster | **2.93×** (+193 %) [2.93, 2.96] faster |

      - to ±: a difference of that size would have been found four times out of five
      - ✗ dot · webkit · simd: wrong result (verify). bench\\_run() returned 0x0badf00d where 0xdeadbeef is right.
      - ✗ mandelbrot · firefox: page crashed (crash). The page crashed while sampling simd.
      - ✗ mandelbrot · firefox: given up (given-up). Not tried again: it failed 2 times.
      - ✗ chromium: no answer in time (timeout). No answer within 30 s.
      - ✗ autovec: does not build (build). cargo could not build xxh3 in the variant autovec.
      - Warning: The machine was busy when the run started: load average 1.9 on 2 cores. Close other programs and run it again.
      - Warning: The variant simd was still becoming faster when warm-up ended in 3 of 10 visits. Raise design.sampling.warmUpMaxMs.

      <sub>intervals: exact signed-rank, 97.8 % · corrected for 9 comparisons (Holm) · equivalent within ±1 % · 60 % of 5 min 12 s was measurement</sub><br><sub>AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0 (a1b2c3d4e 2026-09-18) · load 0.12</sub><br><sub>crosslane 0.1.0 · 2026-11-22 08:31 UTC · 48 of 60 visits in 10 blocks · seed 20261122 · commit 9f2c4e1d0</sub>
      "
    `)
})

it('marks what is to be doubted, and says why below', () => {
  const printed = markdown.render(exampleRun({ benchmarks: 2, ...doubts, anytime: true }), noAssets)
  expect(printed.slice(printed.indexOf('| dot |'))).toMatchInlineSnapshot(`
    "| dot | Chromium 156 | 46.7 µs | **+0.8 %** (1.008×) [1.008, 1.011] faster, layout | **4.028×** (+303 %) [4.023, 4.033] faster |
    | dot | Firefox ESR 153† | 50.1 µs† | −0.1 % (0.999×)† [0.996, 1.000] no different (to ±0.33 %) | **3.98×** (+298 %)† [3.97, 3.99] faster |
    | dot | WebKitGTK MiniBrowser 2.50 | 43.9 µs | 0 % (1.00×) [0.99, 1.01] undecided (to ±1.7 %) | **3.88×** (+288 %) [3.84, 3.89] faster, outliers, launches differ (interval × 1.4) |
    | mandelbrot | Chromium 156 | 9.36 ms | **+3.9 %** (1.039×) [1.036, 1.042] faster | **3.123×** (+212 %) [3.112, 3.129] faster, slow-down |
    | mandelbrot | Firefox ESR 153† | 9.75 ms† | −0.5 % (0.995×)† [0.992, 0.999] no different (to ±0.48 %) | **2.71×** (+171 %)† [2.69, 2.72] faster |
    | mandelbrot | WebKitGTK MiniBrowser 2.50 | 8.28 ms | +2.4 % (1.024×) [1.018, 1.031] undecided (to ±0.91 %), not after correcting for 12 comparisons | **2.93×** (+193 %) [2.93, 2.96] faster, never steady |

    - † Firefox ESR 153: Optimising compiler: warm code is 1.0 times as fast as cold. The optimising compiler seems to be off: a debugger is attached, or this is a build that cannot be measured. Use the stock browser.
    - to ±: a difference of that size would have been found four times out of five
    - layout: no more than rebuilds that only move the code make here
    - never steady: times still changed when warm-up ended
    - slow-down: calls became slower after the first ones
    - outliers: some visits are far from the others; none is left out
    - launches differ: more than chance, and the interval is wider for it
    - Measured again: chromium, block 3: others used 21 % of the CPUs (limit 5 %)

    <sub>intervals: anytime-valid, 95 % · corrected for 12 comparisons (Holm) · equivalent within ±1 % · 60 % of 5 min 12 s was measurement</sub><br><sub>AMD EPYC 7B13 · 2 cores · 24 GiB · Debian GNU/Linux 12 (bookworm) · rustc 1.96.0 (a1b2c3d4e 2026-09-18) · load 0.12</sub><br><sub>crosslane 0.1.0 · 2026-11-22 08:31 UTC · 60 visits · seed 20261122 · commit 9f2c4e1d0</sub>
    "
  `)
})

it('lets no text of the document become markup or break the table', () => {
  const printed = markdown.render(exampleRun({ hostile: true, failures: true, skips: true }), noAssets)
  expect(printed).toContain('pwned')
  expect(printed.replaceAll(/<\/?sub>|<br>/g, '')).not.toMatch(/[<>](?<!\\>)/)
  const rows = printed.split('\n').filter((line) => line.startsWith('| '))
  const columns = rows.map((row) => row.replaceAll(String.raw`\|`, '').split('|').length)
  expect(new Set(columns).size).toBe(1)
})
