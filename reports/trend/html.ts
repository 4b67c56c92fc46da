import type { Change } from '../../harness/schema/night.ts'
import type { TrendDocument, TrendSeries } from '../../harness/schema/trend.ts'
import { shortSha } from '../format/commit.ts'
import { instant } from '../format/instant.ts'
import { placeInWords } from '../format/place.ts'
import { plural } from '../format/plural.ts'
import { fold } from '../html/fold.ts'
import { html, type Markup } from '../html/markup.ts'
import { section } from '../html/section.ts'
import { shell } from '../html/shell.ts'
import { columnHead, table } from '../html/table.ts'
import { changeInWords, directionOf, signs, reasonInWords } from '../night/words.ts'
import type { ReportAssets } from '../report.ts'
import { trendChart } from './chart.ts'
import { boundaryInWords, directionInWords, nightInWords, scaleInWords } from './words.ts'

const tableOf = (series: TrendSeries): Markup =>
  fold(
    'Table',
    table(
      placeInWords(series),
      [columnHead('Run', false), columnHead('Commit', false), columnHead(series.metric.title)],
      html`<tbody>
        ${series.nights.toReversed().map(
          (night) =>
            html`<tr>
              <th scope="row">${instant(night.startedAt)}</th>
              <td>${night.commit === null ? '–' : shortSha(night.commit)}</td>
              <td class="number">${nightInWords(series, night)}</td>
            </tr>`,
        )}
      </tbody>`,
    ),
  )

const changeItem = (change: Change): Markup =>
  html`<li class="change-${directionOf(change)}">
    <strong>${signs[directionOf(change)]} ${changeInWords(change)}.</strong> ${reasonInWords(change)}
  </li>`

const notesOf = ({ changes, boundaries, nights }: TrendSeries): Markup | null =>
  changes.length + boundaries.length === 0
    ? null
    : html`<ul class="trend-notes">
        ${changes.map(changeItem)}
        ${boundaries.map(
          (boundary) =>
            html`<li>${nights[boundary.at]?.startedAt.slice(0, 10) ?? ''}: ${boundaryInWords(boundary)}</li>`,
        )}
      </ul>`

const figureOf = (series: TrendSeries): Markup =>
  html`<figure class="panel">
    <figcaption><h3>${placeInWords(series)}</h3></figcaption>
    ${trendChart(series)} ${notesOf(series)} ${tableOf(series)}
  </figure>`

/** What changed, the newest first, each with its place on the page. */
const overview = ({ series }: TrendDocument): Markup => {
  const all = series
    .flatMap(({ changes }) => changes)
    .toSorted((one, other) => (one.since.startedAt < other.since.startedAt ? 1 : -1))
  return all.length === 0
    ? html`<p class="lead">No night has told of a change in these series.</p>`
    : html`<ul class="trend-notes">
        ${all.map(changeItem)}
      </ul>`
}

const idOf = (index: number): string => `metric-${index + 1}`

/** One file that opens from disk with the network off, without a script: the charts are drawn already. */
export const trendHtml = (document: TrendDocument, assets: ReportAssets): string => {
  const groups = [...Map.groupBy(document.series, scaleInWords)]
  const sections = [
    section('changes', 'What changed', null, overview(document)),
    ...groups.map(([title, series], index) =>
      section(
        idOf(index),
        title,
        `${series[0] === undefined ? '' : directionInWords(series[0])} Each dot is a run, with its interval. Dashed: the browser, the machine or the tools are others from there on; numbers on both sides are not of one kind. ▼ and ▲: what nights have told.`,
        html`<div class="panels trends">${series.map(figureOf)}</div>`,
      ),
    ),
  ]
  return shell({
    title: 'Trends',
    crosslane: document.crosslane,
    assets,
    masthead: html`<header class="masthead">
      <div class="masthead-text">
        <p class="eyebrow">crosslane <span>${document.place}</span></p>
        <h1>Trends</h1>
        <p class="facts">
          <span>${plural(document.runs, 'run')}</span><span>${document.series.length} series</span
          ><span><time datetime="${document.madeAt}">${instant(document.madeAt)}</time></span>
        </p>
      </div>
    </header>`,
    sections,
    main: sections.map(({ body }) => body),
    footer: `Made by crosslane ${document.crosslane}. This file loads nothing, and works from disk.`,
  })
}
