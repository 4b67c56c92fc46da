import type { RunSummary } from '../../harness/schema/live.ts'
import { duration } from '../format/duration.ts'
import { instant } from '../format/instant.ts'
import { list } from '../format/list.ts'
import { plural } from '../format/plural.ts'
import { shellCommand } from '../format/shellCommand.ts'
import { html, type Markup } from '../html/markup.ts'
import { section } from '../html/section.ts'
import { shell } from '../html/shell.ts'
import { columnHead, table } from '../html/table.ts'
import type { ReportAssets } from '../report.ts'
import { pages } from './pages.ts'
import { runPath } from './runPath.ts'
import { cratesInWords } from './words.ts'

/** A run of the list, or why it cannot be read. */
export type ListedRun = RunSummary | { readonly run: string; readonly unreadable: string }

export interface RunsPageOptions {
  readonly assets: ReportAssets
  readonly crosslane: string
  /** Folder of the runs. */
  readonly place: string
  /** Path of the page of the run that this process makes; `null` where it makes none. */
  readonly now: string | null
  /** Whether a run can be begun here. */
  readonly canMeasure: boolean
}

const isReadable = (run: ListedRun): run is RunSummary => !('unreadable' in run)

const took = ({ startedAt, endedAt }: RunSummary): string =>
  endedAt === null ? '–' : duration(Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)))

const row = (run: ListedRun): Markup =>
  isReadable(run)
    ? html`<tr>
        <th scope="row" class="live-name"><a href="${runPath(run.run)}">${run.run}</a></th>
        <td>
          <span class="status ${run.state === 'complete' ? 'status-good' : 'status-odd'}">${run.state}</span>
        </td>
        <td>${cratesInWords(run.benchmarks)}<span class="hint">${list(run.browsers)}</span></td>
        <td class="number">${run.visits ?? '–'}</td>
        <td class="number">${took(run)}</td>
        <td class="live-typed"><code>${shellCommand(run.command)}</code></td>
      </tr>`
    : html`<tr>
        <th scope="row">${run.run}</th>
        <td colspan="5" class="failed">cannot be read: ${run.unreadable}</td>
      </tr>`

const runningCard = (run: RunSummary): Markup =>
  html`<article class="card">
    <h3>
      <a href="${runPath(run.run)}">${cratesInWords(run.benchmarks)} in ${plural(run.browsers.length, 'browser')}</a>
    </h3>
    <p class="sentence">
      <span class="status status-good">measuring</span> since
      <time datetime="${run.startedAt}">${instant(run.startedAt)}</time
      >${run.visits === null ? null : html`, ${plural(run.visits, 'visit')} planned`}
    </p>
  </article>`

const select = (name: string, label: string, runs: readonly RunSummary[], chosen: string | undefined): Markup =>
  html`<label
    ><span>${label}</span
    ><select name="${name}">
      ${runs.map(
        ({ run, benchmarks }) =>
          html`<option value="${run}" ${run === chosen ? html` selected` : null}>
            ${run}: ${cratesInWords(benchmarks)}
          </option>`,
      )}
    </select></label
  >`

/** Leads to the comparison of any two; works without a script. */
const compareForm = (runs: readonly RunSummary[]): Markup | null =>
  runs.length < 2
    ? null
    : html`<form class="live-compare" action="/compare" method="get">
        ${select('runs', 'Compare', runs, runs[1]?.run)} ${select('runs', 'with', runs, runs[0]?.run)}
        <button type="submit">Compare</button>
      </form>`

/** Begins a run in the very browser that shows the page. */
const measureHere = section(
  'measure',
  'Measure in this browser',
  'Builds the benchmarks where that was not done yet, and measures them in the browser that you look with: a few minutes, in which this tab has to stay in front. The results say that they are of a browser opened by hand.',
  html`<form action="/measure" method="post"><button type="submit">Measure in this browser</button></form>`,
)

/** All runs, newest first, with those that go on above them. */
export const runsPage = (
  runs: readonly ListedRun[],
  { assets, crosslane, place, now, canMeasure }: RunsPageOptions,
): string => {
  const readable = runs.filter(isReadable)
  const running = readable.filter(({ state }) => state === 'running')
  const over = runs.filter((run) => !isReadable(run) || run.state !== 'running')
  const sections = [
    ...(running.length === 0 && now === null
      ? []
      : [
          section(
            'now',
            'Now',
            null,
            html`<div class="cards">
              ${
                now === null || running.length > 0
                  ? null
                  : html`<article class="card">
                      <h3><a href="${now}">A run is being prepared</a></h3>
                    </article>`
              }
              ${running.map(runningCard)}
            </div>`,
          ),
        ]),
    ...(canMeasure ? [measureHere] : []),
    section(
      'runs',
      'Runs',
      null,
      over.length === 0
        ? html`<p class="lead">There is no finished run yet. Make one: <code>npx crosslane run --quick</code></p>`
        : [
            compareForm(readable.filter(({ state }) => state !== 'running')),
            table(
              'Runs, newest first',
              [
                columnHead('Run', false),
                columnHead('State', false),
                columnHead('Measured', false),
                columnHead('Visits'),
                columnHead('Took'),
                columnHead('Typed', false),
              ],
              html`<tbody>
                ${over.map(row)}
              </tbody>`,
            ),
          ],
    ),
  ]
  return shell({
    title: 'Runs',
    crosslane,
    assets,
    asks: { forms: true },
    pages: pages.filter(({ url }) => url !== '/'),
    masthead: html`<header class="masthead">
      <div class="masthead-text">
        <p class="eyebrow">crosslane <span>${place}</span></p>
        <h1>Runs</h1>
        <p class="facts"><span>${plural(runs.length, 'run')}</span></p>
      </div>
    </header>`,
    sections,
    main: sections.map(({ body }) => body),
    footer: `Made by crosslane ${crosslane}.`,
  })
}
