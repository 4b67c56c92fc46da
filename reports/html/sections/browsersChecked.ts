import type { SelfCheck, SelfTest } from '../../../harness/schema/selfTest.ts'
import type { View } from '../../view/view.ts'
import { doubt } from '../doubt.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { columnHead, table } from '../table.ts'

const statuses: Record<SelfCheck['status'], Markup> = {
  passed: html`<td class="check-passed">✓ passed</td>`,
  failed: html`<td class="check-failed">✗ failed</td>`,
  noted: html`<td class="check-noted">· noted</td>`,
}

const bodyOf = (view: View, { browser, checks }: SelfTest): Markup => {
  const known = view.browsers.find(({ id }) => id === browser)
  const name = html`${known?.title ?? browser}${doubt(known?.mark ?? '')}`
  if (checks.length === 0) {
    return html`<tbody>
      <tr>
        <th scope="rowgroup">${name}</th>
        <td class="none" colspan="3">it did not answer</td>
      </tr>
    </tbody>`
  }
  return html`<tbody>
    ${checks.map(
      ({ title, status, found, hint }, index) =>
        html`<tr>
          ${index === 0 ? html`<th scope="rowgroup" rowspan="${checks.length}">${name}</th>` : null}
          <th scope="row" class="engine">${title}</th>
          ${statuses[status]}
          <td class="found">${found}${hint === '' ? null : html`<span class="hint">${hint}</span>`}</td>
        </tr>`,
    )}
  </tbody>`
}

/** What each browser showed of itself before its numbers were believed. */
export const browsersChecked = (view: View): Section => {
  const { selfTests } = view.document
  const untested = view.document.browsers.filter(({ id }) => selfTests.every(({ browser }) => browser !== id))
  const head = ['Browser', 'Check', 'Result', 'What was found'].map((title) => columnHead(title, false))
  return section(
    'browsers-checked',
    'Browsers checked',
    'Before a browser is measured it must show that its optimising compiler, SIMD, clock and page are as they should be. Every number of one that fails is marked †.',
    [
      selfTests.length === 0
        ? null
        : table(
            'Self-tests by browser',
            head,
            selfTests.map((selfTest) => bodyOf(view, selfTest)),
          ),
      untested.length === 0
        ? null
        : html`<p class="note">Not tested in this run: ${untested.map(({ name }) => name).join(', ')}.</p>`,
    ],
  )
}
