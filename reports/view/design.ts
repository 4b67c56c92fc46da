import type { Design } from '../../harness/schema/config.ts'
import { duration } from '../format/duration.ts'
import { chosenPercent } from '../format/percent.ts'
import { list } from '../format/list.ts'
import { plural } from '../format/plural.ts'
import { quantity } from '../format/quantity.ts'

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

const cacheNames = { cold: 'cold', http: 'warm HTTP', code: 'warm code' } as const

/** How modules were loaded: `each in a page of its own, from cold caches, over 4g (170 ms, 1.13 MB/s)`. */
export const loadsInWords = ({ measure, caches, network }: Design): string => {
  if (!measure.includes('load')) return 'all variants in one page, which then measures their throughput'
  const from = list(caches.map((cache) => cacheNames[cache]))
  const rate = network?.downBytesPerSecond ?? null
  const down = rate === null ? '' : `, ${quantity(rate, 'bytes/s')}`
  const over = network === null ? 'from this machine' : `over ${network.name} (${network.rttMs} ms${down})`
  return `each in a page of its own, from ${from} caches, ${over}`
}
