import { plural } from '../../format/plural.ts'
import type { View } from '../../view/view.ts'
import { whyNoInterval } from '../../view/noInterval.ts'
import { warningPlace } from '../../view/warningPlace.ts'
import { html, type Markup } from '../markup.ts'

const noIntervals = ({ document, headline }: View): string[] => [
  ...new Set(document.estimates.filter(({ metric }) => metric === headline?.id).flatMap((e) => whyNoInterval(e) ?? [])),
]

const unfinished = ({ document }: View): Markup | null =>
  document.status === 'complete'
    ? null
    : html`<li><strong>This run is ${document.status}.</strong> The numbers are those of the visits that answered.</li>`

/** What a reader must know before believing the numbers, above them; `null` where there is nothing to say. */
export const warnings = (view: View): Markup | null => {
  const failures = view.document.failures.length
  const items = [
    unfinished(view),
    ...noIntervals(view).map((reason) => html`<li><strong>${reason}.</strong></li>`),
    ...view.document.warnings.map((warning) => {
      const { message, hint } = warning
      const place = warningPlace(warning)
      return html`<li>
        ${place === '' ? null : html`<span class="place">${place}</span> `}<strong>${message}</strong> ${hint}
      </li>`
    }),
    failures === 0
      ? null
      : html`<li><strong>${plural(failures, 'failure')}.</strong> <a href="#failures">See what failed and why</a></li>`,
  ].filter((item) => item !== null)
  return items.length === 0
    ? null
    : html`<aside class="warnings" aria-label="Warnings">
        <h2>Before you believe the numbers</h2>
        <ul>
          ${items}
        </ul>
      </aside>`
}
