import type { Design } from '../../harness/schema/config.ts'
import { duration } from '../format/duration.ts'
import { chosenPercent } from '../format/percent.ts'
import { plural } from '../format/plural.ts'

/** What ended the run, or was to: `after 10 blocks`, `when every interval was within ±0.5 %, after 200 blocks at most`. */
export const stopInWords = ({ stop, blocks, maxBlocks }: Design): string => {
  const atMost = `after ${plural(maxBlocks, 'block')} at most`
  switch (stop.when) {
    case 'blocks':
      return `after ${plural(blocks, 'block')}`
    case 'time':
      return `after ${duration(stop.timeMs)}, ${atMost}`
    case 'precision':
      return `when every interval is within ±${chosenPercent(stop.share)}, ${atMost}`
    case 'decided':
      return `when every comparison is decided, ${atMost}`
  }
}
