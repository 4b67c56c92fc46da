import type { View } from '../../view/view.ts'
import { html, type Markup } from '../markup.ts'
import { swatch } from '../swatch.ts'
import { columnHead, table } from '../table.ts'

/** How each variant was built. */
export const variantTable = (view: View): Markup =>
  table(
    'How the variants are built',
    ['Variant', 'Target features', 'Cargo features', 'Profile', 'wasm-opt', 'Standard library', 'Further flags'].map(
      (title) => columnHead(title, false),
    ),
    html`<tbody>
      ${view.variants.map(
        (variant) =>
          html`<tr>
            <th scope="row">${swatch(variant)}</th>
            ${[
              variant.settings.targetFeatures.join(' '),
              variant.settings.cargoFeatures.join(' '),
              [variant.settings.profile, variant.settings.optLevel ? `opt-level ${variant.settings.optLevel}` : '']
                .filter((part) => part !== '')
                .join(', '),
              variant.settings.wasmOpt === false ? 'not run' : variant.settings.wasmOpt.join(' '),
              [
                ...new Set(
                  view.document.artefacts.filter((built) => built.variant === variant.id).map(({ std }) => std),
                ),
              ].join(', '),
              variant.settings.rustFlags.join(' '),
            ].map((value) => html`<td>${value === '' ? '–' : html`<code>${value}</code>`}</td>`)}
          </tr>`,
      )}
    </tbody>`,
  )
