/** A night of a simulated series. */
export interface Night {
  /** What one call took, in ns. */
  readonly time: number
  /** The same over that of the frozen control in the same visits: machine and browser cancel, mostly. Natural logarithm. */
  readonly logRatio: number
  /** Changes with the browser, the host or the tool-chain. */
  readonly context: number
  /** What the code really takes, as a logarithm: only for what is measured anew, such as a confirmation. */
  readonly truth: number
}

/** Looks at a series, night after night. */
export interface Rule {
  readonly title: string
  /** Begins a history. */
  readonly begin: () => Look
}

/**
 * Index of the first night after the newest change that the rule sees on the last of the nights; `null` for none.
 *
 * @param nights up to and with tonight; it is asked on every night, in order
 */
export type Look = (nights: readonly Night[]) => number | null
