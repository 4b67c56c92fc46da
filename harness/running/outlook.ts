import { type ScheduleInput, visitsOf } from '../plan/schedule.ts'
import type { Design } from '../schema/config.ts'
import type { LobbyOutlook } from '../schema/lobby.ts'

/** What a visit takes besides its samples, about, in ms: opening the page, loading, warming up. */
const besidesMs = 2500

/** What somebody who is asked to take part should know, as well as anybody knows it before. */
export const outlookOf = (input: ScheduleInput, { stop, sampling }: Design): LobbyOutlook => {
  const benchmarks = input.benchmarks.filter(({ protocols }) => protocols.length > 0).length
  switch (stop.when) {
    case 'time':
      return { benchmarks, aboutMs: stop.timeMs }
    case 'blocks':
      return { benchmarks, aboutMs: visitsOf(input) * (sampling.measureMs + besidesMs) }
    case 'precision':
    case 'decided':
      return { benchmarks, aboutMs: null }
  }
}
