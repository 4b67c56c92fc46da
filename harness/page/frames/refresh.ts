import { median } from '../../stats/median.ts'
import { animate } from './animate.ts'
import { noteEnding, type Quirks } from './quirks.ts'
import type { Ticker } from './ticker.ts'

/** An idle interval that is off the median by more than this share of it is irregular… */
const tolerance = 0.25
/** …and so is a display with a larger share of such intervals than this. */
const fewIrregular = 0.1
/** Browsers that have just been started miss their first frames. */
const attempts = 2

const percent = (share: number): string => `${Math.round(100 * share)} %`

/**
 * Time between the frames of an idle page, in ms: the median, without the first interval. `null` where frames do not
 * come. What is odd about them is noted.
 */
export const measureRefresh = async (frames: number, ticker: Ticker, quirks: Quirks): Promise<number | null> => {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const times: number[] = []
    const ending = await animate(ticker, (now) => times.push(now) < frames)
    if (ending !== 'done') {
      noteEnding(quirks, ending)
      continue
    }
    const intervals = times.slice(2).map((time, index) => time - (times[index + 1] as number))
    const refreshMs = median(intervals)
    const off = intervals.filter((interval) => Math.abs(interval - refreshMs) > tolerance * refreshMs)
    const share = off.length / intervals.length
    if (share > fewIrregular) {
      quirks.note(
        'irregular-refresh',
        `${percent(share)} of the intervals between the frames of an idle page are off their median of ${refreshMs.toFixed(2)} ms by more than ${percent(tolerance)}: dropped frames cannot all be blamed on the code.`,
      )
    }
    return refreshMs
  }
  return null
}
