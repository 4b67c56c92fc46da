interface Place {
  readonly benchmark: string
  readonly variant: string
  /** `null` for what does not depend on the browser. */
  readonly browser: string | null
}

/** `dot-f32@l1, simd in firefox`. */
export const placeInWords = ({ benchmark, variant, browser }: Place): string =>
  `${benchmark}, ${variant}${browser === null ? '' : ` in ${browser}`}`
