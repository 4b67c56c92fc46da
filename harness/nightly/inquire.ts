import type { Comparison } from '../compare/comparison.ts'
import { CrosslaneError } from '../errors.ts'
import type { Change, Suspicion } from '../schema/night.ts'
import { conclude, concludeAtOnce, type Conclusion } from './conclude.ts'

/** Two commits to be measured against each other, as far as they are suspected. */
export interface Inquiry {
  /** Hash of the commit before. */
  readonly before: string
  readonly variant: string
  readonly benchmarks: readonly string[]
  /** None: what is suspected does not depend on one. */
  readonly browsers: readonly string[]
  readonly metrics: readonly string[]
  /** Whether it fails again is asked, not how fast it is. */
  readonly fails: boolean
}

/** A suspicion with what came out. */
export type Inquired = Suspicion & Conclusion

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

const inquiryOf = (suspicions: readonly Suspicion[]): Inquiry => ({
  before: suspicions[0]?.before.commit ?? '',
  variant: suspicions[0]?.variant ?? '',
  benchmarks: unique(suspicions.map(({ benchmark }) => benchmark)),
  browsers: unique(suspicions.flatMap(({ browser }) => browser ?? [])),
  metrics: unique(suspicions.map(({ metric }) => metric)),
  fails: suspicions.some(({ kind }) => kind === 'lost'),
})

/**
 * Looks into suspicions before anyone is told: each is a matter of two commits, which are measured against each other afresh unless that
 * can tell nothing. Those of the same two commits are measured together.
 *
 * @param tonight hash of tonight's commit
 */
export const inquire = async (
  suspicions: readonly Suspicion[],
  tonight: string,
  measure: (inquiry: Inquiry) => Promise<Comparison>,
): Promise<Inquired[]> => {
  const atOnce = suspicions.map((suspicion) => ({ suspicion, conclusion: concludeAtOnce(suspicion, tonight) }))
  const settled = atOnce.flatMap(({ suspicion, conclusion }) =>
    conclusion === null ? [] : [{ ...suspicion, ...conclusion }],
  )
  const open = atOnce.filter(({ conclusion }) => conclusion === null).map(({ suspicion }) => suspicion)
  const groups = Map.groupBy(open, ({ before, variant, kind }) =>
    JSON.stringify([before.commit, variant, kind === 'lost']),
  )
  const measured: Inquired[] = []
  for (const group of groups.values()) {
    const answer = await measure(inquiryOf(group)).catch((error: unknown) => {
      if (error instanceof CrosslaneError) return error
      throw error
    })
    for (const suspicion of group) {
      const conclusion: Conclusion =
        answer instanceof CrosslaneError
          ? { cause: 'undecided', measured: null, proof: null, why: answer.message }
          : conclude(suspicion, answer)
      measured.push({ ...suspicion, ...conclusion })
    }
  }
  return [...settled, ...measured]
}

/** Whether anybody is told: chance is not worth it, and what is undecided is looked into again tomorrow. */
export const isTold = ({ cause }: Pick<Change, 'cause'>): boolean => cause !== 'nothing' && cause !== 'undecided'
