import { colours, type VariantView } from '../../view/variants.ts'
import { variantClass } from '../swatch.ts'

/** The style sheet's colours as a canvas takes them. */
export interface Palette {
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly sunken: string
  readonly warn: string
  readonly sans: string
  variant(variant: VariantView): string
  phase(index: number): string
}

/** Asks the style sheet: a canvas cannot use custom properties. Read again after the appearance has changed. */
export const readPalette = (page: Document): Palette => {
  const probe = page.body.appendChild(page.createElement('span'))
  const read = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const names = ['text', 'muted', 'line', 'surface', 'sunken', 'warn'] as const
  const [text = '', muted = '', line = '', surface = '', sunken = '', warn = ''] = names.map((name) =>
    read(`--${name}`),
  )
  const variants = new Map<string, string>()
  const phases = [1, 2, 3, 4].map((phase) => read(`--phase-${phase}`))
  const ofVariants = ['baseline', ...Array.from({ length: colours }, (_, index) => index + 1)]
  for (const name of ofVariants) variants.set(`variant-${name}`, read(`--variant-${name}`))
  const sans = getComputedStyle(page.body).fontFamily
  probe.remove()
  return {
    text,
    muted,
    line,
    surface,
    sunken,
    warn,
    sans,
    variant: (variant) => variants.get(variantClass(variant)) ?? muted,
    phase: (index) => phases[index] ?? muted,
  }
}
