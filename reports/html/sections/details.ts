import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { type VisitsChart, visitsCharts } from '../../charts/visits.ts'
import { type WarmUpChart, warmUpCharts } from '../../charts/warmUp.ts'
import { fixed } from '../../format/decimals.ts'
import { plural } from '../../format/plural.ts'
import { quantity } from '../../format/quantity.ts'
import { canaryLevels, canaryRange } from '../../view/canaryLevels.ts'
import { controlInWords, isJudge, truthOf } from '../../view/controls.ts'
import { rerun } from '../../view/rerun.ts'
import type { View } from '../../view/view.ts'
import { benchmarkAnchor } from '../anchors.ts'
import { chart } from '../chart.ts'
import { command } from '../command.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { builtModules } from './builtModules.ts'
import { orderTable } from './orderTable.ts'
import { visitTable } from './visitTable.ts'
import { warmUpCurves } from './warmUpCurves.ts'
import { warmUps } from './warmUps.ts'

const facts = ({ size, frame, bytesPerCall, elementsPerCall, lanes, expected }: Benchmark): string =>
  [
    frame === null ? `bench_setup(${size})` : `frame_setup(${size}, ${frame.width}, ${frame.height})`,
    bytesPerCall === null ? null : `${quantity(bytesPerCall, 'bytes')} per call`,
    elementsPerCall === null ? null : `${fixed(elementsPerCall, 0)} elements per call`,
    lanes === null ? null : `${lanes} lanes`,
    'checksum' in expected
      ? `checksum 0x${expected.checksum.toString(16).padStart(8, '0')}`
      : `result ${expected.value} ± ${expected.tolerance}`,
  ]
    .filter((fact) => fact !== null)
    .join(' · ')

/** That not every visit is shown, where there are very many. */
const partOf = ({ blocks, series }: VisitsChart): Markup | null => {
  const all = Math.max(...series.map(({ estimate }) => estimate.pointsInAll ?? 0))
  return all === 0
    ? null
    : html`<p class="hint">
        ${blocks.length} of ${plural(all, 'visit')}: of each stretch of them the fastest, the middle and the slowest of
        every variant. The estimates are from all.
      </p>`
}

const controls = ({ document, headline, browsers, variants }: View, benchmark: Benchmark): Markup | null => {
  if (!isJudge(benchmark)) return null
  const items = document.estimates.flatMap(({ benchmark: id, metric, ratio, browser, variant }) =>
    id === benchmark.id && metric === headline?.id && ratio !== null && truthOf(benchmark, variant) !== null
      ? html`<li>
          ${browsers.find((b) => b.id === browser)?.title ?? ''},
          ${variants.find((v) => v.id === variant)?.title ?? variant}:
          ${controlInWords(ratio, truthOf(benchmark, variant) ?? 1, document.design.margin)}
        </li>`
      : [],
  )
  const about = benchmark.control
    ? 'A control: no variant can change it, so every interval should contain 1.'
    : 'Known beforehand: the intervals should contain the true ratios.'
  return html`<p>${about}</p>
    <ul>
      ${items}
    </ul>`
}

/** The charts of all benchmarks: a chart's place in its list is its `data-index`. */
interface Charts {
  readonly visits: readonly VisitsChart[]
  readonly warmUps: readonly WarmUpChart[]
}

const visitFigures = (view: View, charts: Charts, benchmark: Benchmark): Markup[] =>
  charts.visits.flatMap((visits, index) => {
    const { browser } = visits
    if (visits.benchmark !== benchmark) return []
    const label = `Every visit of ${benchmark.title} in ${browser.title}`
    const levels = canaryLevels(view.document, benchmark.id, browser.id)
    const range = canaryRange(levels)
    return html`<figure class="panel">
      <figcaption>
        <h3>${browser.title}${doubt(browser.mark)}</h3>
        ${range === null ? null : html`<p>noise canary ${range}${doubt(browser.mark)} from its median</p>`}
      </figcaption>
      ${chart('visits', index, label, visitTable(view, visits, levels, label))} ${partOf(visits)}
    </figure>`
  })

/** What is known of a benchmark because it was timed. */
const timing = (view: View, charts: Charts, benchmark: Benchmark): Markup =>
  html`<div class="panels">${visitFigures(view, charts, benchmark)}</div>
    <h3>Warm-up and length of visits</h3>
    ${warmUps(view, benchmark)} ${warmUpCurves(charts.warmUps, benchmark)} ${orderTable(view, benchmark)}`

const benchmarkFold = (view: View, charts: Charts, benchmark: Benchmark): Markup =>
  html`<details class="fold" id="${benchmarkAnchor(benchmark)}">
    <summary>
      <span class="fold-name">${benchmark.id}</span> <span class="fold-title">${benchmark.title}</span>${
        benchmark.control ? html` <span class="tag">control</span>` : null
      }
    </summary>
    <div class="fold-body">
      <p>${benchmark.description}</p>
      <p class="mono">${facts(benchmark)}</p>
      ${controls(view, benchmark)} ${view.timed.includes(benchmark) ? timing(view, charts, benchmark) : null}
      <h3>Run it again, and nothing else</h3>
      ${command(rerun(view.document, benchmark))} ${builtModules(view, benchmark)}
    </div>
  </details>`

/**
 * One fold per benchmark: what it does and how it is called, every visit as a dot, how it warmed up, whether order mattered, and how to
 * build and measure it again.
 */
export const details = (view: View): Section => {
  const charts: Charts = { visits: visitsCharts(view), warmUps: warmUpCharts(view) }
  return section(
    'benchmarks',
    'Benchmark by benchmark',
    html`Every visit as a dot: a fresh page that measured all variants in turn, so that each dot is a ratio of its own.
    Blocks from the same launch of the browser share a band. Warm-up: time per call from the first one on, in the visit
    whose warm-up was of middle length; a faint line goes up to the slowest slice that a point stands for. Sampled
    first: time per call in the first place of a round against the other places; orders are drawn at random, so that
    this spoils no ratio.`,
    view.benchmarks.map((benchmark) => benchmarkFold(view, charts, benchmark)),
  )
}
