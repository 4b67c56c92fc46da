import type { RunsComparison, RunsFailure } from '../../harness/schema/runsComparison.ts'
import { shortSha } from '../format/commit.ts'
import { instant } from '../format/instant.ts'
import { list } from '../format/list.ts'
import { placeInWords } from '../format/place.ts'
import { plural } from '../format/plural.ts'
import { html, type Markup } from '../html/markup.ts'
import { type Section, section } from '../html/section.ts'
import { shell } from '../html/shell.ts'
import { columnHead, table } from '../html/table.ts'
import type { ReportAssets } from '../report.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { stageInWords } from '../view/stageInWords.ts'
import { figureTables } from './figures.ts'
import { forests } from './forest.ts'
import {
  aloneOf,
  circumstanceName,
  doubtLines,
  engineInWords,
  engineSentences,
  failureState,
  letterOf,
  lettersOf,
  limitations,
  stateInWords,
  summaryLine,
  unlikeInWords,
} from './words.ts'

/** Above all numbers. */
const doubts = (comparison: RunsComparison): Markup | null =>
  comparison.doubts.length === 0
    ? null
    : html`<aside class="warnings doubted" aria-label="Self-tests">
        <h2>Browsers that failed their self-tests</h2>
        <ul>
          ${doubtLines(comparison).map((text) => html`<li>${text}</li>`)}
        </ul>
      </aside>`

const conclusions = (comparison: RunsComparison): Section => {
  const sentences = engineSentences(comparison)
  const several = comparison.runs.length > 2
  return section(
    'changes',
    'What got better or worse',
    summaryLine(comparison),
    sentences.length === 0
      ? html`<p>
          Nothing can be compared: A and the other ${plural(comparison.runs.length - 1, 'run').replace(/^1 /, '')} have
          no figure of ${list(comparison.judged)} in common.
        </p>`
      : html`<ul class="conclusions">
          ${sentences.map(
            ({ run, browser, text }) =>
              html`<li>
                <strong>${several ? `${letterOf(run)} against A, ` : ''}${engineInWords(comparison, browser)}:</strong>
                ${text}
              </li>`,
          )}
        </ul>`,
  )
}

const runsTable = ({ runs }: RunsComparison): Markup =>
  table(
    'The runs',
    ['Run', 'Name', 'Started', 'Commit', 'Machine', 'Visits', 'Status'].map((title) => columnHead(title, false)),
    html`<tbody class="run-facts">
      ${runs.map(
        ({ run, startedAt, git, machine, visits, status }, place) =>
          html`<tr>
            <th scope="row">${letterOf(place)}</th>
            <td>${run}</td>
            <td><time datetime="${startedAt}">${instant(startedAt)}</time></td>
            <td>
              ${git === null ? '–' : html`<code>${shortSha(git.commit)}</code>${git.dirty ? ', with changes' : ''}`}
            </td>
            <td>${machine}</td>
            <td>${visits}</td>
            <td>${status}</td>
          </tr>`,
      )}
    </tbody>`,
  )

const circumstancesTable = ({ runs, circumstances }: RunsComparison): Markup | null =>
  circumstances.length === 0
    ? null
    : html`<h3>Circumstances that are not the same</h3>
        ${table(
          'Circumstances that are not the same',
          ['Circumstance', ...runs.map((_, place) => letterOf(place))].map((title) => columnHead(title, false)),
          html`<tbody class="circumstances">
            ${circumstances.map(
              (circumstance) =>
                html`<tr>
                  <th scope="row">${circumstanceName(circumstance)}</th>
                  ${circumstance.values.map((value) => html`<td>${value || 'none'}</td>`)}
                </tr>`,
            )}
          </tbody>`,
        )}`

const differences = (comparison: RunsComparison): Section =>
  section(
    'differences',
    'What differs between the runs',
    'A is what the others are held against.',
    html`${runsTable(comparison)} ${circumstancesTable(comparison)}
      <h3>What this comparison cannot do</h3>
      <ul class="limitations">
        ${limitations(comparison).map((text) => html`<li>${text}</li>`)}
      </ul>`,
  )

const alone = (comparison: RunsComparison): Section | null => {
  const single = aloneOf(comparison)
  const rest = single.flatMap((each) => each.rest)
  const notes = [
    ...comparison.unlike.map(unlikeInWords),
    ...single.flatMap(({ run, whole }) =>
      whole.length === 0 ? [] : [`Only in ${letterOf(run)}: ${whole.join('; ')}.`],
    ),
  ]
  return notes.length + rest.length === 0
    ? null
    : section(
        'alone',
        'Not compared',
        'Figures that only one of the runs has, and benchmarks that are other work than in A.',
        html`${
          notes.length === 0
            ? null
            : html`<ul>
                ${notes.map((text) => html`<li>${text}</li>`)}
              </ul>`
        }${
          rest.length === 0
            ? null
            : table(
                'Figures that only one of the runs has',
                ['Only in', 'Figure', 'Metrics'].map((title) => columnHead(title, false)),
                html`<tbody>
                  ${rest.map(
                    (each) =>
                      html`<tr>
                        <th scope="row">${letterOf(each.run)}</th>
                        <td>${placeInWords(each)}</td>
                        <td>${list(each.metrics)}</td>
                      </tr>`,
                  )}
                </tbody>`,
              )
        }`,
      )
}

const failureItem = (failure: RunsFailure): Markup =>
  html`<li class="failure failure-${failureState(failure)}">
    <p class="failure-head">
      <strong>${stateInWords(failure)} ${lettersOf(failure.runs)}: ${stageInWords(failure.stage)}</strong>
      <span class="place">${failurePlace(failure)}</span>
    </p>
    <p>${failure.message}</p>
  </li>`

const failures = ({ failures: all }: RunsComparison): Section | null =>
  all.length === 0
    ? null
    : section(
        'failures',
        'Failures new and gone',
        'What fails where A has a number counts as broken.',
        html`<ul class="failures">
          ${all.map(failureItem)}
        </ul>`,
      )

/**
 * Recorded runs held against the first of them, as one file that opens from disk with the network off, without a script: the plots are drawn
 * already.
 */
export const runsHtml = (comparison: RunsComparison, assets: ReportAssets): string => {
  const sections = [
    conclusions(comparison),
    differences(comparison),
    ...forests(comparison),
    figureTables(comparison),
    alone(comparison),
    failures(comparison),
  ].filter((each) => each !== null)
  const { runs, crosslane } = comparison
  const title = runs.length === 2 ? 'Two runs compared' : `${runs.length} runs compared`
  return shell({
    title,
    crosslane,
    assets,
    masthead: html`<header class="masthead">
      <div class="masthead-text">
        <p class="eyebrow">crosslane <span>compare --runs</span></p>
        <h1>${title}</h1>
        <p class="facts">
          ${runs.map(
            ({ run, startedAt, git }, place) =>
              html`<span
                ><strong>${letterOf(place)}</strong> ${run},
                <time datetime="${startedAt}">${instant(startedAt)}</time
                >${git === null ? null : `, ${shortSha(git.commit)}`}</span
              >`,
          )}
        </p>
      </div>
    </header>`,
    sections,
    main: [doubts(comparison), ...sections.map(({ body }) => body)],
    footer: `Made by crosslane ${crosslane}. This file loads nothing, and works from disk.`,
  })
}
