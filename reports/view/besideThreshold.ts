import { percent } from '../../reports/format/percent.ts'
import type { VerdictRow } from './verdicts.ts'

/** Code is faster or slower; a module or a memory is better or worse. */
export const directionWords = ({ group }: Pick<VerdictRow, 'group'>): Record<'faster' | 'slower', string> =>
  group === 'throughput' ? { faster: 'faster', slower: 'slower' } : { faster: 'better', slower: 'worse' }

const againstThreshold = ({ beyondThreshold, withinThreshold }: VerdictRow, threshold: string): string => {
  if (beyondThreshold) return `by more than ${threshold}`
  return withinThreshold ? `but by less than ${threshold}` : `perhaps by less than ${threshold}`
}

const inWords = (row: VerdictRow, threshold: string): string => {
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
export const verdictWords = (row: VerdictRow, threshold: number): string => {
  const moved = row.withinLayout && (row.verdict === 'faster' || row.verdict === 'slower')
  return `${inWords(row, percent(threshold))}${moved ? '; mere rebuilds have done as much here' : ''}`
}
