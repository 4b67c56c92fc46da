import type { LiveBoard, LiveCell, LiveRow, LiveStanding } from '../../harness/schema/live.ts'
import { crateOf } from '../format/crateOf.ts'
import { duration } from '../format/duration.ts'
import { list } from '../format/list.ts'
import { plural } from '../format/plural.ts'
import { effectOf, ratioInterval } from '../format/ratio.ts'
import { stageInWords } from '../view/stageInWords.ts'
import { verdictInWords, verdictSign } from '../view/verdictInWords.ts'

/** A moment as its reader tells the time. */
export type Clock = (instant: string) => string

/** What each protocol's table is about. */
export const protocolTitle: Readonly<Record<LiveRow['protocol'], string>> = {
  throughput: 'Speed-up',
  load: 'Loading, until the first result',
  frames: 'Work of a frame',
  capacity: 'Capacity',
  memory: 'Memory',
  boundary: 'Crossings',
}

const states: Readonly<Record<LiveStanding['state'], string>> = {
  preparing: 'preparing',
  measuring: 'measuring',
  complete: 'complete',
  interrupted: 'interrupted',
  failed: 'failed',
}

/** `measuring: 12 of 60 visits`. */
export const stateInWords = ({ state, done, planned }: LiveStanding): string => {
  if (state === 'preparing') return 'preparing'
  const visits = planned === null ? plural(done, 'visit') : `${done} of ${plural(planned, 'visit')}`
  return `${states[state]}: ${visits}`
}

/** A time in ms to the second: nobody waits for tenths. */
const seconds = (ms: number): string => {
  const whole = Math.max(1, Math.round(ms / 1000))
  return whole < 10 ? `${whole} s` : duration(whole * 1000)
}

/** `20 s so far`; empty before anything was measured. */
export const elapsedInWords = ({ state, elapsedMs }: LiveStanding): string =>
  state === 'preparing' || elapsedMs === 0 ? '' : `${seconds(elapsedMs)}${state === 'measuring' ? ' so far' : ''}`

/** `about 2 min left: ready at 14:32`; empty where nobody knows. */
export const leftInWords = ({ leftMs, endsAt }: LiveStanding, clock: Clock): string =>
  leftMs === null || endsAt === null ? '' : `about ${seconds(leftMs)} left: ready at ${clock(endsAt)}`

/** How far a run is, as a share; `null` where nobody knows. */
export const shareDone = ({ done, planned, elapsedMs, leftMs }: LiveStanding): number | null => {
  if (planned !== null) return planned === 0 ? 1 : Math.min(1, done / planned)
  return leftMs === null ? null : elapsedMs / Math.max(1, elapsedMs + leftMs)
}

/** One sentence for those who hear the page. */
export const summaryOf = ({ standing, failures }: LiveBoard, clock: Clock): string => {
  const parts = [stateInWords(standing), leftInWords(standing, clock)]
  if (failures.length > 0) parts.push(plural(failures.length, 'failure'))
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

/** So many crates are named before it is only said how many more there are. */
const mostNamed = 3

/** The crates of these benchmarks: `dot-f32, mandelbrot and 3 more`. */
export const cratesInWords = (benchmarks: readonly string[]): string => {
  const crates = [...new Set(benchmarks.map(crateOf))]
  const named = crates.slice(0, mostNamed - 1)
  return list(crates.length <= mostNamed ? crates : [...named, `${crates.length - named.length} more`])
}

/** What a cell of the table shows; empty parts are left empty, never out. */
export interface CellParts {
  readonly className: string
  readonly sign: string
  readonly first: string
  readonly second: string
  readonly remark: string
}

const plain = (className: string, first: string, remark = ''): CellParts => ({
  className,
  sign: '',
  first,
  second: '',
  remark,
})

/** @param cell left out where the benchmark is not built in the variant */
export const cellParts = (row: LiveRow, cell: LiveCell | undefined): CellParts => {
  if (cell === undefined) return plain('none', '– not for this crate')
  const { ratio, failure, missing } = cell
  if (ratio !== null) {
    const { first, second } = effectOf(ratio)
    return {
      className: `number verdict-${ratio.verdict}`,
      sign: verdictSign[ratio.verdict],
      first,
      second: [second, ratioInterval(ratio)].filter((part) => part !== null).join(' '),
      remark:
        ratio.interval === null
          ? 'no interval yet'
          : verdictInWords(ratio, row.protocol === 'throughput' ? { group: 'throughput' } : null),
    }
  }
  if (failure !== null) return plain('failed', `✗ ${stageInWords(failure.stage)}`, failure.message)
  if (missing.length > 0) return plain('none', `– no ${list(missing)}`)
  if (row.failure !== null && row.visits === 0)
    return plain('failed', `✗ ${stageInWords(row.failure.stage)}`, row.failure.message)
  return row.visits === 0 ? plain('none', '·', 'to come') : plain('none', '–', 'no ratio')
}

/** `12`, or `11, 1 lost`. */
export const visitsInWords = ({ visits, lost }: LiveRow): string =>
  lost === 0 ? String(visits) : `${visits}, ${lost} lost`

/** Names a row among all of a board. */
export const rowKey = ({ protocol, benchmark, browser }: Pick<LiveRow, 'protocol' | 'benchmark' | 'browser'>): string =>
  [protocol, benchmark, browser].join('/')
