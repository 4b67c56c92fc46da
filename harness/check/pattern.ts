/** Whether a name fits a pattern in which `*` stands for any characters. */
export const fits = (pattern: string, name: string): boolean => {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(name)
}

/** A pattern, or several, as a list. */
export const patternsOf = (patterns: string | readonly string[]): readonly string[] =>
  [patterns].flat() as readonly string[]

/** Whether one of the names fits one of the patterns. */
export const fitsAny = (patterns: readonly string[], names: readonly string[]): boolean =>
  patterns.some((pattern) => names.some((name) => fits(pattern, name)))
