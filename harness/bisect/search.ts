/** What a commit turned out to be. */
export type Judgement =
  | {
      readonly kind: 'good' | 'bad'
      readonly why: string
      /** Not sure: the interval holds both. */ readonly unsure?: boolean
    }
  /** It cannot be built, say. */
  | { readonly kind: 'untestable'; readonly why: string }

export interface Found {
  /** Commits one of which is the first bad one, oldest first: one, unless those between could not be tested. */
  readonly suspects: readonly string[]
  /** Commits that were judged, in order. */
  readonly judged: readonly { readonly commit: string; readonly judgement: Judgement }[]
}

/** The testable commit strictly between two places that is nearest to their middle; `null` where there is none. */
const nextBetween = (good: number, bad: number, untestable: ReadonlySet<number>): number | null => {
  const middle = (good + bad) / 2
  const between = Array.from({ length: Math.max(0, bad - good - 1) }, (_, index) => good + 1 + index)
  const testable = between.filter((place) => !untestable.has(place))
  return testable.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? null
}

/** How many more commits have to be judged at most, if all can be. */
export const stepsLeft = (candidates: number): number => Math.ceil(Math.log2(Math.max(1, candidates)))

/**
 * Finds the first bad commit by halving. What cannot be tested is passed over, as `git bisect skip` does.
 *
 * @param commits after the good one, oldest first; the last is known to be bad
 * @param judge `left`: how many steps there are at most, this one included
 */
export const search = async (
  commits: readonly string[],
  judge: (commit: string, left: number) => Promise<Judgement>,
): Promise<Found> => {
  const judged: { commit: string; judgement: Judgement }[] = []
  const untestable = new Set<number>()
  let [good, bad] = [-1, commits.length - 1]
  for (;;) {
    const place = nextBetween(good, bad, untestable)
    if (place === null) break
    const commit = commits[place] ?? ''
    const judgement = await judge(commit, stepsLeft(bad - good))
    judged.push({ commit, judgement })
    if (judgement.kind === 'untestable') untestable.add(place)
    else if (judgement.kind === 'good') good = place
    else bad = place
  }
  return { suspects: commits.slice(good + 1, bad + 1), judged }
}
