import type { Benchmark } from '../../../harness/schema/manifest.ts'
import { type VisitsChart, visitsCharts } from '../../charts/visits.ts'
import { fixed } from '../../format/decimals.ts'
import { plural } from '../../format/plural.ts'
import { quantity } from '../../format/quantity.ts'
import { ratioValue } from '../../format/ratio.ts'
import { controlInWords, isJudge, truthOf } from '../../view/controls.ts'
import type { View } from '../../view/view.ts'
import { benchmarkAnchor } from '../anchors.ts'
import { chart } from '../chart.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'
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

const visitTable = (view: View, visits: VisitsChart, label: string): Markup => {
  const head = [
    columnHead('Block'),
    columnHead('Launch'),
    ...visits.series.map(({ variant }) => columnHead(swatch(variant))),
  ]
  const rows = visits.blocks.map((block) => {
    const points = visits.series.map(({ estimate }) => estimate.points.find((point) => point.block === block) ?? null)
    const launch = points.find((point) => point !== null)?.launch
    const cells = points.map((point) =>
      point === null
        ? html`<td class="none">–</td>`
        : html`<td class="number">
            ${quantity(point.value, view.headline?.unit ?? 'ns')}${doubt(visits.browser.mark)}${
              point.ratio === null
                ? null
                : html`<span class="interval"
                    >${ratioValue({ value: point.ratio, interval: null })}${doubt(visits.browser.mark)}</span
                  >`
            }
          </td>`,
    )
    return html`<tr>
      <th scope="row" class="number">${block + 1}</th>
      <td class="number">${launch === undefined ? '–' : launch + 1}</td>
      ${cells}
    </tr>`
  })
  return table(
    label,
    head,
    html`<tbody>
      ${rows}
    </tbody>`,
  )
}

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

/** One fold per benchmark: what it does, how it is called, and every visit as a dot. */
export const details = (view: View): Section => {
  const all = visitsCharts(view)
  const folds = view.benchmarks.map((benchmark) => {
    const charts = all.flatMap((visits, index) => {
      if (visits.benchmark !== benchmark) return []
      const label = `Every visit of ${benchmark.title} in ${visits.browser.title}`
      return html`<figure class="panel">
        <figcaption><h3>${visits.browser.title}${doubt(visits.browser.mark)}</h3></figcaption>
        ${chart('visits', index, label, visitTable(view, visits, label))} ${partOf(visits)}
      </figure>`
    })
    return html`<details class="fold" id="${benchmarkAnchor(benchmark)}">
      <summary>
        <span class="fold-name">${benchmark.id}</span> <span class="fold-title">${benchmark.title}</span>${
          benchmark.control ? html` <span class="tag">control</span>` : null
        }
      </summary>
      <div class="fold-body">
        <p>${benchmark.description}</p>
        <p class="mono">${facts(benchmark)}</p>
        ${controls(view, benchmark)}
        <div class="panels">${charts}</div>
        ${
          view.timed.includes(benchmark)
            ? html`<h3>Warm-up and length of visits</h3>
                ${warmUps(view, benchmark)}`
            : null
        }
      </div>
    </details>`
  })
  return section(
    'benchmarks',
    'Benchmark by benchmark',
    'Every visit as a dot: a fresh page that measured all variants in turn, so that each dot is a ratio of its own. Blocks from the same launch of the browser share a band.',
    folds,
  )
}
