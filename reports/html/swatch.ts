import { colours, type VariantView } from '../view/variants.ts'
import { html, type Markup } from './markup.ts'

/** Class that gives an element its variant's colour as `--variant`. */
export const variantClass = ({ colour }: Pick<VariantView, 'colour'>): string =>
  colour === 0 ? 'variant-baseline' : `variant-${Math.min(colour, colours)}`

/** A variant's name with its colour; the name alone is enough to tell it. */
export const swatch = (variant: VariantView): Markup =>
  html`<span class="swatch ${variantClass(variant)}">${variant.title}</span>`

/** What the colours mean. */
export const legend = (variants: readonly VariantView[]): Markup =>
  html`<ul class="legend" aria-label="Variants">
    ${variants.map((variant) => html`<li>${swatch(variant)}</li>`)}
  </ul>`
