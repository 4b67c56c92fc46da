import type { BrowserCertificate, Certificate, Rung } from '../../../harness/schema/certificate.ts'
import { duration } from '../../format/duration.ts'
import { chosenPercent, percent } from '../../format/percent.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { columnHead, table } from '../table.ts'

const number = (value: Fragment): Markup => html`<td class="number">${value ?? '–'}</td>`

const nameOf = ({ browser }: BrowserCertificate): string => `${browser.name} ${browser.version}`

/** How often identical modules looked different, and how narrow the intervals were. */
export const summaryTable = ({ browsers }: Certificate): Markup =>
  table(
    'What each browser can tell apart on this machine',
    [
      columnHead('Browser', false),
      ...['False alarms', 'Rate, 95 % interval', 'Half-width, median', 'One comparison', 'Of it measurement'].map(
        (title) => columnHead(title),
      ),
    ],
    html`<tbody>
      ${browsers.map((certified) => {
        const { comparisonMs, falseAlarms, halfWidth, measuring } = certified
        return html`<tr>
          <th scope="row">${nameOf(certified)}</th>
          ${number(`${falseAlarms.alarms} of ${falseAlarms.comparisons}`)}
          ${number(`${percent(falseAlarms.low)} to ${percent(falseAlarms.high)}`)}
          ${number(halfWidth === null ? null : `±${percent(halfWidth)}`)}${number(duration(comparisonMs))}
          ${number(percent(measuring))}
        </tr>`
      })}
    </tbody>`,
  )

const rungRow = (
  { effect, comparisons, found, covered, estimate, timeToDetectMs }: Rung,
  name: Markup | null,
): Markup =>
  html`<tr>
    ${name}${number(`+${chosenPercent(effect)}`)}${number(`${found} of ${comparisons}`)}
    ${number(`${covered} of ${comparisons}`)}${number(estimate === null ? null : percent(estimate))}
    ${number(timeToDetectMs === null ? 'not found' : duration(timeToDetectMs))}
  </tr>`

/** How many known slow-downs were found, and after how long. */
export const ladderTable = ({ browsers }: Certificate): Markup =>
  table(
    'Known slow-downs, and how many were found, by browser',
    [
      columnHead('Browser', false),
      ...['Injected', 'Found', 'Interval holds it', 'Estimate, median', 'Found after'].map((title) =>
        columnHead(title),
      ),
    ],
    browsers
      .filter((certified) => certified.ladder.length > 0)
      .map(
        (certified) =>
          html`<tbody>
            ${certified.ladder.map((rung, index) =>
              rungRow(
                rung,
                index === 0
                  ? html`<th scope="rowgroup" rowspan="${certified.ladder.length}">${nameOf(certified)}</th>`
                  : null,
              ),
            )}
          </tbody>`,
      ),
  )

/** How far rebuilds that change nothing but the layout move each kernel. */
export const layoutTable = ({ browsers }: Certificate): Markup =>
  table(
    'What rebuilds that change nothing but the layout do, by browser and kernel',
    [
      columnHead('Browser', false),
      columnHead('Kernel', false),
      columnHead('Variant', false),
      columnHead('Rebuilds'),
      columnHead('Largest difference'),
    ],
    browsers
      .filter((certified) => certified.layout.length > 0)
      .map(
        (certified) =>
          html`<tbody>
            ${certified.layout.map(
              ({ benchmark, variant, rebuilds, spread }, index) =>
                html`<tr>
                  ${
                    index === 0
                      ? html`<th scope="rowgroup" rowspan="${certified.layout.length}">${nameOf(certified)}</th>`
                      : null
                  }
                  <td>${benchmark}</td>
                  <td>${variant}</td>
                  ${number(rebuilds)}${number(percent(spread))}
                </tr>`,
            )}
          </tbody>`,
      ),
  )
