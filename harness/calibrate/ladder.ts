import type { VariantInput } from './variantInput.ts'

/** The crate whose features do a known share of more work. */
export const ladderCrate = 'calibration'

/** A rung: the name of its feature, and the share of more work that it does. */
export interface Step {
  readonly variant: string
  /** 0.01 is one per cent more work. */
  readonly effect: number
}

/** What the crate offers (bench-crates/calibration); exact, because its size is a multiple of a thousand. */
export const ladder: readonly Step[] = [
  { variant: 'plus-0-1', effect: 0.001 },
  { variant: 'plus-0-25', effect: 0.0025 },
  { variant: 'plus-0-5', effect: 0.005 },
  { variant: 'plus-1', effect: 0.01 },
  { variant: 'plus-2', effect: 0.02 },
  { variant: 'plus-5', effect: 0.05 },
  { variant: 'plus-10', effect: 0.1 },
]

/** The work itself, and its twin of the same bytes. */
export const base = 'plus-0'
export const twin = 'same'

const scalar = { targetFeatures: ['-simd128'], simd: 'none' } satisfies VariantInput

/** How the rungs are built: scalar, each with its feature. */
export const ladderVariants = (steps: readonly Step[]): Record<string, VariantInput> => ({
  [base]: { ...scalar, title: 'as it is' },
  ...Object.fromEntries(
    steps.map(({ variant, effect }) => [
      variant,
      { ...scalar, title: `${effect * 100} % more work`, cargoFeatures: [variant] },
    ]),
  ),
})
