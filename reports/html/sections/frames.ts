import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { fixed } from '../../format/decimals.ts'
import { chosenPercent } from '../../format/percent.ts'
import { quantity } from '../../format/quantity.ts'
import { capacitySentence, frameBenchmarks, frameMetrics } from '../../view/frames.ts'
import type { View } from '../../view/view.ts'
import { benchmarkLink } from '../anchors.ts'
import { factsList } from '../factsList.ts'
import { fold } from '../fold.ts'
import { genericMetric } from '../genericMetric.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { frameTable } from './frameTable.ts'

const sentences = (view: View, benchmark: Benchmark): Markup | null => {
  const found = view.browsers.flatMap((browser) =>
    view.contenders.flatMap((variant) => capacitySentence(view, benchmark, browser, variant) ?? []),
  )
  return found.length === 0
    ? null
    : html`<ul class="carried">
        ${found.map((sentence) => html`<li>${sentence}.</li>`)}
      </ul>`
}

const crate = (view: View, benchmark: Benchmark): Markup => {
  const picture = benchmark.frame === null ? '' : `${benchmark.frame.width} × ${benchmark.frame.height} pixels`
  const unit = benchmark.capacity?.unit ?? null
  const load = unit === null ? `n = ${fixed(benchmark.size, 0)}` : `${fixed(benchmark.size, 0)} ${unit}`
  return html`<h3>${benchmarkLink(benchmark)}</h3>
    <p>${[benchmark.title, picture, load].filter((part) => part !== '').join(' · ')}</p>
    ${sentences(view, benchmark)} ${frameTable(view, benchmark)}`
}

/** The refresh rate that each browser's idle page showed, and what draws there. */
const displays = (view: View): Markup | null => {
  const entries = view.browsers.flatMap(({ id, title, facts }): [string, Fragment][] => {
    const display = facts?.display ?? null
    if (display === null) return []
    const { refreshMs, renderer } = display
    const isSoftware = view.document.warnings.some(
      ({ code, browser }) => code === 'software-rendering' && (browser === id || browser === null),
    )
    const how = isSoftware ? ' · no GPU: uploads and cadence are those of this machine' : ''
    return [
      [
        title,
        `${fixed(1000 / refreshMs, 1)} Hz when idle (${quantity(refreshMs, 'ms')}) · ${renderer ?? 'renderer not told'}${how}`,
      ],
    ]
  })
  return entries.length === 0 ? null : factsList(entries)
}

/** What it is like to draw with each variant: per frame crate a table, and how much more each carries. */
export const frames = (view: View): Section | null => {
  const benchmarks = frameBenchmarks(view)
  const { design } = view.document
  return benchmarks.length === 0
    ? null
    : section(
        'frames',
        'Frames',
        html`Work is the time inside an animation frame: Wasm and the upload of its picture. An interval is from one
        frame to the next. Dropped are frames that were due by the refresh rate of the idle page and did not come. The
        budget is ${quantity(design.frames.budgetMs, 'ms')}, held against the 95th percentile of the work. Capacity is
        the largest workload whose work stays within a refresh in 19 frames of 20, with no more than
        ${chosenPercent(design.capacity.maxDropped)} dropped.`,
        [
          displays(view),
          benchmarks.map((benchmark) => crate(view, benchmark)),
          fold(
            'Every figure with its interval, and against the baseline',
            frameMetrics(view)
              .filter((metric) => benchmarks.some((benchmark) => view.concerns(metric, benchmark)))
              .map((metric) => [html`<h4>${metric.title}</h4>`, genericMetric(view, metric)]),
          ),
        ],
      )
}
