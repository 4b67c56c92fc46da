import type { VariantView } from '../view/variants.ts'
import { html, type Markup } from './markup.ts'

/** Colours that the style sheet has; a config with more variants uses them again. */
const colours = 8

/** Class that gives an element its variant's colour as `--variant`. */
export const variantClass = ({ colour }: VariantView): string =>
  colour === 0 ? 'variant-baseline' : `variant-${((colour - 1) % colours) + 1}`

/** A variant's name with its colour; the name alone is enough to tell it. */
export const swatch = (variant: VariantView): Markup =>
  html`<span class="swatch ${variantClass(variant)}">${variant.title}</span>`

/** What the colours mean. */
export const legend = (variants: readonly VariantView[]): Markup =>
  html`<ul class="legend" aria-label="Variants">
    ${variants.map((variant) => html`<li>${swatch(variant)}</li>`)}
  </ul>`
