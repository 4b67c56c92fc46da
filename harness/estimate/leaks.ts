import { growthPerRound } from '../metrics/leak.ts'
import type { Failure } from '../schema/run.ts'
import { keepsGrowing } from '../stats/growth.ts'
import { median } from '../stats/median.ts'
import type { Cell, CellVisit, Measured } from './cells.ts'

const kibibyte = 1024

/** `64 KiB`, `12 bytes`: what leaks is a number of pages or of objects. */
const amount = (bytes: number): string =>
  bytes < kibibyte ? `${Math.round(bytes)} bytes` : `${Math.round((10 * bytes) / kibibyte) / 10} KiB`

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e6 ? 3 : 1)

/** From the first round to the last. */
const span = (values: readonly number[]): string => `${megabytes(values[0] ?? 0)} → ${megabytes(values.at(-1) ?? 0)} MB`

/** What one visit read after each round. */
interface Read {
  readonly visit: CellVisit
  readonly live: readonly number[]
  readonly bytes: readonly number[]
}

const readIn = (visit: CellVisit, measured: Measured | undefined): Read[] => {
  const { 'round-live': live = [], 'round-bytes': bytes = [] } = measured?.samples ?? {}
  return live.length + bytes.length === 0 ? [] : [{ visit, live, bytes }]
}

/**
 * The visits that say that a variant leaks; none where it does not.
 *
 * Bytes that are live are exact and the same in every visit, so the least steady growth counts, but it must be there in every
 * visit that counted. Linear memory grows in steps of a page or more, which may fall so that a visit sees none of them: it must
 * be seen to grow in most visits.
 */
const leaking = (reads: readonly Read[]): { readonly by: 'live' | 'bytes'; readonly reads: readonly Read[] } | null => {
  const counted = reads.filter(({ live }) => live.length > 0)
  if (counted.length > 0 && counted.every(({ live }) => keepsGrowing(live))) return { by: 'live', reads: counted }
  const growing = reads.filter(({ bytes }) => keepsGrowing(bytes))
  return growing.length > reads.length / 2 ? { by: 'bytes', reads: growing } : null
}

const messageOf = (by: 'live' | 'bytes', { live, bytes }: Read, perRound: number): string => {
  const counted = by === 'live' ? `allocated bytes ${span(live)}, ` : ''
  const rounds = by === 'live' ? live.length : bytes.length
  return `leaks ${amount(perRound)} a round: ${rounds} rounds, ${counted}linear memory ${span(bytes)}`
}

/**
 * The leak gate: a row for each variant whose memory keeps growing although every round does the same work, whether an
 * allocator counted it or only the linear memory shows it. What is filled once, or grows up to a bound, is no leak.
 */
export const leaks = (cells: readonly Cell[]): Failure[] =>
  cells.flatMap(({ benchmark, browser, visits }) => {
    const variants = new Set(visits.flatMap(({ measured }) => [...measured.keys()]))
    return [...variants].flatMap((variant): Failure[] => {
      const found = leaking(visits.flatMap((visit) => readIn(visit, visit.measured.get(variant))))
      const first = found?.reads[0]
      if (!found || !first) return []
      const perRound = median(found.reads.map((read) => growthPerRound(read[found.by]) ?? 0))
      return [
        {
          benchmark,
          browser,
          variant,
          block: first.visit.block,
          times: found.reads.length,
          stage: 'leak',
          message: messageOf(found.by, first, perRound),
          details: found.reads
            .map(({ visit, [found.by]: values }) => `block ${visit.block}: ${values.join(', ')} bytes`)
            .join('\n'),
        },
      ]
    })
  })
