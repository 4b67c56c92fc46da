import type { LiveBoard } from '../../harness/schema/live.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { timeOfDay } from '../format/instant.ts'
import { plural } from '../format/plural.ts'
import { shellCommand } from '../format/shellCommand.ts'
import { inlineScript } from '../html/inlineAssets.ts'
import { html, type Markup } from '../html/markup.ts'
import { failureItem } from '../html/sections/failures.ts'
import { shell } from '../html/shell.ts'
import type { ReportAssets } from '../report.ts'
import { warningPlace } from '../view/warningPlace.ts'
import { liveTables } from './liveTable.ts'
import { pages } from './pages.ts'
import { elapsedInWords, leftInWords, shareDone, cratesInWords, stateInWords } from './words.ts'

export interface LivePageOptions {
  readonly assets: ReportAssets
  /** Version of the program. */
  readonly crosslane: string
  /** Path that the page's events come from. */
  readonly events: string
}

const clock = (at: string): string => `${timeOfDay(at)} UTC`

const titleOf = ({ rows }: LiveBoard): string => {
  const benchmarks = rows.map(({ benchmark }) => benchmark)
  const browsers = new Set(rows.map(({ browser }) => browser))
  return benchmarks.length === 0
    ? 'A run is being prepared'
    : `${cratesInWords(benchmarks)} in ${plural(browsers.size, 'browser')}`
}

const warningItem = (warning: RunDocument['warnings'][number]): Markup =>
  html`<li>
    <span class="place">${warningPlace(warning)}</span> <strong>${warning.message}</strong> <span>${warning.hint}</span>
  </li>`

const masthead = (board: LiveBoard): Markup => {
  const { standing, run, command } = board
  const share = shareDone(standing)
  return html`<header class="masthead">
    <div class="masthead-text">
      <p class="eyebrow">crosslane <span>${run}</span></p>
      <h1>${titleOf(board)}</h1>
      <p class="facts">
        <span class="status status-good" id="state">${stateInWords(standing)}</span
        ><span id="elapsed">${elapsedInWords(standing)}</span><span id="left">${leftInWords(standing, clock)}</span
        ><span id="connection"></span>
      </p>
      ${
        run === null
          ? null
          : html`<progress
              id="progress"
              aria-label="Visits made"
              max="1"
              value="${String(share ?? 0)}"
              ${share === null ? html` hidden` : null}
            ></progress>`
      }
      ${command.length === 0 ? null : html`<p class="live-command"><code>${shellCommand(command)}</code></p>`}
      <p class="visually-hidden" role="status" id="summary"></p>
      <p class="live-over" id="over" hidden></p>
    </div>
  </header>`
}

/** A run that goes on, as it is now; the page's script keeps it so. Nothing moves but the numbers that are new. */
export const livePage = (board: LiveBoard, { assets, crosslane, events }: LivePageOptions): string => {
  const tables = liveTables(board)
  const sections = [...tables, { id: 'failures', title: 'Failures' }, { id: 'lines', title: 'What it says' }]
  return shell({
    title: board.run ?? 'Preparing',
    crosslane,
    assets,
    asks: { script: true },
    pages,
    masthead: masthead(board),
    sections: board.run === null ? [] : sections,
    main: [
      html`<aside
        class="invitations"
        aria-label="Take part"
        id="invitations"
        ${board.invitations.length === 0 ? html` hidden` : null}
      >
        <h2>Take part</h2>
        <ul>
          ${board.invitations.map(({ browser, url }) => html`<li><a href="${url}">Measure in this browser</a> as <span class="place">${browser}</span></li>`)}
        </ul>
      </aside>`,
      html`<noscript
        ><p class="warnings">
          Without a script this page stands still: it is as it was when it was loaded. Load it again for what is new.
        </p></noscript
      >`,
      html`<aside
        class="warnings"
        aria-label="Warnings"
        id="warnings"
        ${board.warnings.length === 0 ? html` hidden` : null}
      >
        <h2>Before you believe the numbers</h2>
        <ul>
          ${board.warnings.map(warningItem)}
        </ul>
      </aside>`,
      ...tables.map(({ body }) => body),
      html`<section id="failures" aria-labelledby="failures-title" ${board.run === null ? html` hidden` : null}>
        <h2 id="failures-title">Failures</h2>
        <p class="lead" id="no-failures" ${board.failures.length > 0 ? html` hidden` : null}>None so far.</p>
        <ul class="failures">
          ${board.failures.map(failureItem)}
        </ul>
      </section>`,
      html`<section id="lines" aria-labelledby="lines-title">
        <h2 id="lines-title">What it says</h2>
        <pre class="live-lines" id="said" tabindex="0" aria-labelledby="lines-title">${board.lines.join('\n')}</pre>
      </section>`,
    ],
    footer: html`Made by crosslane ${crosslane}. Numbers come after each visit, never during one; they are final in the
    report.`,
    tail: [html`<div id="live" data-events="${events}" hidden></div>`, inlineScript(assets)],
  })
}
