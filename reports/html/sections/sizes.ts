import type { Artefact } from '../../../harness/schema/manifest.ts'
import { artefactOf, cratesOf } from '../../charts/sizes.ts'
import { fixed } from '../../format/decimals.ts'
import { percent } from '../../format/percent.ts'
import { quantity } from '../../format/quantity.ts'
import type { VariantView } from '../../view/variants.ts'
import type { View } from '../../view/view.ts'
import { chart } from '../chart.ts'
import { html, type Markup } from '../markup.ts'
import { type Section, section } from '../section.ts'
import { legend, swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

const encodings = ['raw', 'gzip', 'brotli', 'zstd'] as const

const sizeCell = (artefact: Artefact, baseline: Artefact | null, encoding: (typeof encodings)[number]): Markup => {
  const bytes = artefact.sizes[encoding]
  const base = baseline?.sizes[encoding] ?? 0
  const change = baseline === null || baseline === artefact || base === 0 ? null : bytes / base - 1
  return html`<td class="number" title="${fixed(bytes, 0)} bytes">
    ${quantity(bytes, 'bytes')}${
      change === null ? null : html`<span class="interval">${change < 0 ? '−' : '+'}${percent(Math.abs(change))}</span>`
    }
  </td>`
}

const row = (view: View, crate: string, variant: VariantView): Markup | null => {
  const artefact = artefactOf(view, crate, variant.id)
  if (artefact === null) {
    const failed = view.document.failures.some(
      ({ stage, benchmark, variant: id }) =>
        stage === 'build' && id === variant.id && (benchmark === null || benchmark === crate),
    )
    return failed
      ? html`<th scope="row">${swatch(variant)}</th>
          <td class="failed" colspan="6">✗ does not build</td>`
      : null
  }
  const baseline = artefactOf(view, crate, view.document.baseline)
  return html`<th scope="row">${swatch(variant)}</th>
    ${encodings.map((encoding) => sizeCell(artefact, baseline, encoding))}
    ${
      artefact.language === 'wasm'
        ? [artefact.simdInstructions, artefact.functions].map(
            (count) => html`<td class="number">${fixed(count, 0)}</td>`,
          )
        : html`<td class="none" colspan="2">a script</td>`
    }`
}

/** What the modules weigh, raw and as servers send them, and how much SIMD is really in them. */
export const sizes = (view: View): Section | null => {
  if (view.document.artefacts.length === 0) return null
  const label = 'Sizes of the modules by crate and variant'
  const head = [
    columnHead('Crate', false),
    columnHead('Variant', false),
    ...encodings.map((encoding) => columnHead(encoding)),
    columnHead('SIMD instructions'),
    columnHead('Functions'),
  ]
  const bodies = cratesOf(view).map((crate) => {
    const rows = view.variants.flatMap((variant) => row(view, crate, variant) ?? [])
    return html`<tbody>
      ${rows.map(
        (cells, index) =>
          html`<tr>
            ${index === 0 ? html`<th scope="rowgroup" rowspan="${rows.length}">${crate}</th>` : null}${cells}
          </tr>`,
      )}
    </tbody>`
  })
  return section(
    'size',
    'Size',
    'The files that are served, compressed with brotli in the chart. 1 kB is 1000 bytes. SIMD instructions are counted in the built module.',
    html`${legend(view.variants)}${chart('size', 0, label, table(label, head, bodies))}`,
  )
}
