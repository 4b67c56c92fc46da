import type { Estimate } from '../../harness/schema/run.ts'
import { plural } from '../format/plural.ts'

/** The fewest visits for which an exact 95 % interval exists. */
const fewest = 6

/** Why an estimate's ratio has no interval, or `null` where it has one or needs none. */
export const whyNoInterval = ({ ratio, kind, points }: Estimate): string | null => {
  if (ratio === null || ratio.interval !== null || kind === 'exact') return null
  const visits = points.filter((point) => point.ratio !== null).length
  return visits < fewest
    ? `${plural(visits, 'visit')}: no 95 % interval, needs ${fewest}`
    : `${plural(visits, 'visit')}: no interval was computed`
}
