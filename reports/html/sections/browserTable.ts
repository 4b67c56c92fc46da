import { quantity } from '../../format/quantity.ts'
import type { LaunchedBrowser } from '../../view/browsers.ts'
import type { View } from '../../view/view.ts'
import { type Fragment, html, type Markup } from '../markup.ts'
import { columnHead, table } from '../table.ts'

const clockFacts = ({ clock }: LaunchedBrowser): Fragment => {
  if (clock === null) return 'no page answered'
  const oddities = [
    clock.crossOriginIsolated ? null : 'not cross-origin isolated',
    clock.secureContext ? null : 'over plain http from another machine',
    clock.visible ? null : 'page not visible',
  ].filter((oddity) => oddity !== null)
  const finer = clock.resolutionMs < clock.stepMs
  return html`${quantity(clock.stepMs, 'ms')}${
    finer ? html`<span class="hint">read to ${quantity(clock.resolutionMs, 'ms')}</span>` : null
  }${oddities.length === 0 ? null : html` <strong class="failed">${oddities.join(', ')}</strong>`}`
}

const row = (browser: LaunchedBrowser): Markup =>
  html`<tr>
    <th scope="row">${browser.name}</th>
    <td>${browser.version}</td>
    <td>${browser.how} <span class="note">(${browser.driver})</span></td>
    <td class="number">${clockFacts(browser)}</td>
    <td class="number">${browser.launches}</td>
    <td>
      <code>${browser.binary ?? 'no path known'}</code>${
        browser.flags.length === 0 ? null : html` <code class="flags">${browser.flags.join(' ')}</code>`
      }
    </td>
    <td class="agent">${browser.clock?.userAgent ?? '–'}</td>
  </tr>`

/** The exact builds, and how each was driven. */
export const browserTable = ({ document }: View): Markup =>
  table(
    'Browsers of this run',
    [
      columnHead('Browser', false),
      columnHead('Version', false),
      columnHead('Driven as', false),
      columnHead('Clock step'),
      columnHead('Launches'),
      columnHead('Binary and flags', false),
      columnHead('User agent', false),
    ],
    html`<tbody>
      ${document.browsers.map(row)}
    </tbody>`,
  )
