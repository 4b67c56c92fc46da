import type { MetricFacts } from '../../harness/schema/metric.ts'
import type { Verdict } from '../../harness/schema/run.ts'
import { percent } from '../format/percent.ts'

/** A verdict, and where its interval lies beside a threshold. */
export interface BesideThreshold {
  readonly verdict: Verdict
  readonly group: MetricFacts['group'] | null
  readonly beyondThreshold: boolean
  readonly withinThreshold: boolean
  readonly withinLayout: boolean
  /** A share. */
  readonly detectable: number | null
}

/** Code is faster or slower; a module or a memory is better or worse. */
export const directionWords = ({ group }: Pick<BesideThreshold, 'group'>): Record<'faster' | 'slower', string> =>
  group === 'throughput' ? { faster: 'faster', slower: 'slower' } : { faster: 'better', slower: 'worse' }

const againstThreshold = ({ beyondThreshold, withinThreshold }: BesideThreshold, threshold: string): string => {
  if (beyondThreshold) return `by more than ${threshold}`
  return withinThreshold ? `but by less than ${threshold}` : `perhaps by less than ${threshold}`
}

const inWords = (row: BesideThreshold, threshold: string): string => {
  const { verdict, detectable } = row
  // A "no" means nothing without what would have been found.
  const limit = detectable === null ? '' : ` (±${percent(detectable)} would have been found)`
  switch (verdict) {
    case 'faster':
    case 'slower':
      return `${directionWords(row)[verdict]}, ${againstThreshold(row, threshold)}`
    case 'equivalent':
      return `no different${limit}`
    case 'inconclusive':
      return `undecided${limit}`
  }
}

/** What a row allows to be said: `slower, by more than 1.0 %`. */
export const verdictWords = (row: BesideThreshold, threshold: number): string => {
  const moved = row.withinLayout && (row.verdict === 'faster' || row.verdict === 'slower')
  return `${inWords(row, percent(threshold))}${moved ? '; mere rebuilds have done as much here' : ''}`
}

/** How many came out how, worst first: `1 slower by more than 1.0 %; 3 no different`. Empty where there is nothing. */
export const countsInWords = (
  all: readonly Pick<BesideThreshold, 'verdict' | 'group' | 'beyondThreshold'>[],
  threshold: number,
): string => {
  const count = (verdict: Verdict): number => all.filter((row) => row.verdict === verdict).length
  const beyond = all.filter(({ verdict, beyondThreshold }) => verdict === 'slower' && beyondThreshold).length
  const limit = percent(threshold)
  const { faster, slower } = directionWords({
    group: all.every(({ group }) => group === 'throughput') ? 'throughput' : null,
  })
  const parts: [number, string][] = [
    [beyond, `${slower} by more than ${limit}`],
    [count('slower') - beyond, `${slower}, but not for certain by more than ${limit}`],
    [count('faster'), faster],
    [count('equivalent'), 'no different'],
    [count('inconclusive'), 'undecided'],
  ]
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
    .join('; ')
}
