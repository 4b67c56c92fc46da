import { instant } from '../../format/instant.ts'
import { certificateDoubts } from '../../view/certificate.ts'
import type { View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'
import { ladderTable, layoutTable, summaryTable } from './calibrationTables.ts'

/** What `crosslane calibrate` found out about the machine, or how to find it out. */
export const calibration = (view: View): Markup => {
  const { certificate } = view.document
  if (certificate === null) {
    return html`<h3>Calibration</h3>
      <p>Not calibrated: type <code>npx crosslane calibrate</code>.</p>`
  }
  const doubts = certificateDoubts(view.document, certificate)
  const has = (part: 'ladder' | 'layout') => certificate.browsers.some((certified) => certified[part].length > 0)
  return html`<h3>Calibration of ${instant(certificate.at)}</h3>
    <p class="lead">
      Identical modules compared with each other: each difference found is a false alarm. Kernels with a known share of
      more work: how many were found. The half-width is that of a comparison's interval.
    </p>
    ${doubts.map((reason) => html`<p class="failed after">${reason}</p>`)} ${summaryTable(certificate)}
    ${
      has('ladder')
        ? html`<h4>Known slow-downs</h4>
            ${ladderTable(certificate)}`
        : null
    }
    ${
      has('layout')
        ? html`<h4>Layout alone</h4>
            ${layoutTable(certificate)}`
        : null
    }`
}
