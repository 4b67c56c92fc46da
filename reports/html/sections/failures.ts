import type { Failure } from '../../../harness/schema/run.ts'
import { failurePlace, failureWhen } from '../../view/failurePlace.ts'
import { stageInWords } from '../../view/stageInWords.ts'
import type { View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'

/** What failed, as an item of a list. */
export const failureItem = (failure: Failure): Markup => {
  const when = failureWhen(failure)
  return html`<li class="failure">
    <p class="failure-head">
      <strong>${stageInWords(failure.stage)}</strong> <span class="place">${failurePlace(failure)}</span>${
        when === null ? null : html` <span class="when">${when}</span>`
      }
    </p>
    <p>${failure.message}</p>
    ${failure.details === '' ? null : html`<pre tabindex="0">${failure.details}</pre>`}
  </li>`
}

/** What failed, where, and what the page or the compiler said. */
export const failures = (view: View): Section | null => {
  const { failures: all } = view.document
  return all.length === 0
    ? null
    : section(
        'failures',
        'Failures',
        'A failure is a cell without a number, or a leak; the rest of the run went on.',
        html`<ul class="failures">
          ${all.map(failureItem)}
        </ul>`,
      )
}
