import type { Ratio } from '../../harness/schema/run.ts'
import { percent } from '../format/percent.ts'
import { detectable } from './detectable.ts'

/** What a ratio allows to be said: `better`, `no different (to ±0.4 %)`, … */
export const verdictInWords = ({ verdict, interval }: Ratio): string => {
  const limit = interval === null ? '' : ` (to ±${percent(detectable(interval))})`
  switch (verdict) {
    case 'faster':
      return 'better'
    case 'slower':
      return 'worse'
    case 'equivalent':
      return `no different${limit}`
    case 'inconclusive':
      return `undecided${limit}`
  }
}

/** One sign for a table's cell; never the only one to tell, the numbers do too. */
export const verdictSign: Record<Ratio['verdict'], string> = {
  faster: '▲',
  slower: '▼',
  equivalent: '=',
  inconclusive: '?',
}
