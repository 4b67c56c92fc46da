import type { View } from '../../view/view.ts'
import { checkInWords, failedChecks } from '../../view/selfTests.ts'
import { html, type Markup } from '../markup.ts'

/** A banner for each browser that failed its self-test, above all numbers. */
export const selfTestBanners = ({ document, browsers }: View): Markup[] =>
  browsers.flatMap(({ id, fullTitle, mark }) => {
    const failed = failedChecks(document, id)
    return failed.length === 0
      ? []
      : html`<aside class="warnings doubted" aria-label="Self-test of ${fullTitle}">
          <h2>${fullTitle} failed its self-test: its numbers are marked ${mark}</h2>
          <ul>
            ${failed.map((check) => html`<li>${checkInWords(check)}</li>`)}
          </ul>
        </aside>`
  })
