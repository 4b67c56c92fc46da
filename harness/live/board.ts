import { firstLine } from '../../reports/format/firstLine.ts'
import { keptLines } from '../../reports/live/applied.ts'
import { wrongVariants } from '../estimate/cells.ts'
import type { Comparison } from '../estimate/comparison.ts'
import { corrected } from '../estimate/corrected.ts'
import { failures, gathered } from '../estimate/failures.ts'
import { layoutFrom } from '../estimate/layout.ts'
import { doubts } from '../estimate/warnings.ts'
import { headlines } from '../metrics/headlines.ts'
import { leftMs } from '../progress/leftMs.ts'
import type { Failed, JournalEntry, Redone, RunStarted, Visited, Warning } from '../schema/journal.ts'
import type { LiveBoard, LiveCell, LiveRow, LiveStanding, LiveUpdate } from '../schema/live.ts'
import type { Failure } from '../schema/run.ts'
import { verdict } from '../stats/verdict.ts'
import { type Comparisons, createComparisons } from './comparisons.ts'
import { entryLine } from './entryLine.ts'
import { plannedRows } from './plannedRows.ts'

/** Of the page's console, or a compiler's output, a board shows so many characters. */
const shownDetails = 2000

/** A run as it goes on, made of its journal: the same entries, the same board. */
export interface Board {
  /** What is said before there is a journal. */
  say(line: string): void
  /** A browser is waited for, which may take part by this link. */
  invite(invitation: LiveBoard['invitations'][number]): void
  add(entry: JournalEntry): void
  /** The run has ended without the last line of its journal. */
  fail(message: string): void
  now(): LiveBoard
  /** What has changed since it was asked last; `null` where nothing has. */
  update(): LiveUpdate | null
}

type Place = Pick<LiveRow, 'protocol' | 'benchmark' | 'browser'>

/** A visit in which a variant failed or could not be run. */
interface Odd extends Place {
  readonly id: string
  readonly block: number
  readonly failures: readonly Failure[]
  readonly wrong: ReadonlySet<string>
  /** Features that the engine lacks, by variant. */
  readonly missing: ReadonlyMap<string, readonly string[]>
}

const oddOf = (entry: Visited): Odd | null => {
  const { protocol, benchmark, browser, block, result } = entry
  if (result.variants.every(({ outcome }) => outcome === 'measured')) return null
  const skipped = result.variants.filter((variant) => variant.outcome === 'skipped')
  return {
    protocol,
    benchmark,
    browser,
    block,
    id: result.visit,
    failures: failures([], [], [], [entry]),
    wrong: wrongVariants([entry]),
    missing: new Map(skipped.map(({ variant, missing }) => [variant, missing])),
  }
}

/** What is remembered of a row. */
interface Remembered {
  row: LiveRow
  readonly comparisons: Comparisons
}

const keyOf = ({ protocol, benchmark, browser }: Place): string => [protocol, benchmark, browser].join('/')

const shownRatio = ({
  value,
  interval,
  verdict: said,
  detectable,
}: NonNullable<LiveCell['ratio']>): LiveCell['ratio'] => ({
  value,
  interval,
  verdict: said,
  detectable,
})

const preparing: LiveStanding = {
  state: 'preparing',
  done: 0,
  planned: null,
  elapsedMs: 0,
  leftMs: null,
  endsAt: null,
}

export const createBoard = (): Board => {
  let run: RunStarted | null = null
  let rows = new Map<string, Remembered>()
  let standing = preparing
  let odd: Odd[] = []
  let lost: Failure[] = []
  let warnings: Warning[] = []
  let lines: string[] = []
  let invitations: LiveBoard['invitations'] = []
  // Since the last update.
  let changed = new Set<string>()
  let newLines: string[] = []
  let toldStanding = standing
  let isNew = { board: true, failures: false, warnings: false }

  const say = (line: string): void => {
    lines = [...lines, line].slice(-keptLines)
    newLines = [...newLines, line].slice(-keptLines)
  }
  const stand = (at: string, change: Partial<LiveStanding>): void => {
    if (run === null) return
    const { stop } = run.design
    const elapsedMs = Math.max(0, Date.parse(at) - Date.parse(run.began))
    const limitMs = stop.when === 'time' ? stop.timeMs : null
    const next = { ...standing, ...change, elapsedMs }
    const left = next.state === 'measuring' ? leftMs({ ...next, total: next.planned, limitMs }) : null
    const endsAt = left === null ? null : new Date(Date.parse(at) + left).toISOString()
    standing = { ...next, leftMs: left, endsAt }
  }
  const begin = (entry: RunStarted): void => {
    run = entry
    const variants = Object.keys(entry.variants)
    rows = new Map(
      plannedRows(entry).map((row) => {
        const comparisons = createComparisons(row.protocol, variants, entry.baseline)
        return [keyOf(row), { row, comparisons }]
      }),
    )
    lost = failures(entry.manifest.benchmarks, entry.manifest.failures, [], [])
    standing = { ...preparing, state: 'measuring', planned: entry.visits }
    invitations = []
    isNew = { ...isNew, board: true }
  }

  const put = (remembered: Remembered, ratios: ReadonlyMap<string, LiveCell['ratio']>): void => {
    const next = rowWith(remembered.row, remembered.comparisons.count(), ratios)
    if (JSON.stringify(next) === JSON.stringify(remembered.row)) return
    remembered.row = next
    changed.add(keyOf(next))
  }
  const compared = ({ row, comparisons }: Remembered, looked: boolean): Map<string, Comparison | null> => {
    // A result that is wrong in one protocol spoils the others.
    const own = odd.filter(({ browser, benchmark }) => browser === row.browser && benchmark === row.benchmark)
    const wrong = new Set(own.flatMap((each) => [...each.wrong]))
    return new Map(row.cells.map(({ variant }) => [variant, comparisons.of(variant, looked, wrong)]))
  }

  /** While the run goes on: by intervals that allow for looking early, as that is what people do here. */
  const compareIn = (isMeant: (row: LiveRow) => boolean): void => {
    for (const remembered of rows.values()) {
      if (!isMeant(remembered.row)) continue
      const ratios = compared(remembered, true)
        .entries()
        .map(([variant, comparison]) => {
          if (comparison === null) return [variant, null] as const
          const { value, interval, detectable } = comparison
          return [variant, { value, interval, verdict: verdict(interval, run?.design.margin), detectable }] as const
        })
      put(remembered, new Map(ratios))
    }
  }

  /** When it is over: as the report will have it, each verdict corrected for all the others of its metric. */
  const conclude = ({ design, certificate }: RunStarted): void => {
    const looked = design.stop.when === 'precision' || design.stop.when === 'decided'
    const all = [...rows.values()].flatMap((remembered) => {
      const { row } = remembered
      const { browser, benchmark, protocol } = row
      const metric = headlines[protocol]?.id ?? protocol
      return [...compared(remembered, looked)].map(([variant, comparison]) => ({
        remembered,
        browser,
        benchmark,
        metric,
        variant,
        comparison,
      }))
    })
    const ratios = corrected(all, design.margin, layoutFrom(certificate))
    for (const [remembered, own] of Map.groupBy(ratios, (each) => each.remembered))
      put(remembered, new Map(own.map(({ variant, ratio }) => [variant, ratio && shownRatio(ratio)])))
  }
  const rowWith = (row: LiveRow, visits: number, ratios: ReadonlyMap<string, LiveCell['ratio']>): LiveRow => {
    const own = odd.filter((each) => keyOf(each) === keyOf(row))
    return {
      ...row,
      visits,
      cells: row.cells.map((cell) => {
        const failed = own.flatMap((each) => each.failures).findLast(({ variant }) => variant === cell.variant)
        const skipped = own.find(({ missing }) => missing.has(cell.variant))
        const built = cell.failure?.stage === 'build' ? cell.failure : null
        return {
          variant: cell.variant,
          ratio: ratios.get(cell.variant) ?? null,
          failure: failed ? { stage: failed.stage, message: firstLine(failed.message) } : built,
          missing: [...(skipped?.missing.get(cell.variant) ?? [])],
        }
      }),
    }
  }

  const visit = (entry: Visited): void => {
    stand(entry.at, { done: standing.done + 1 })
    const found = oddOf(entry)
    if (found) odd.push(found)
    if (found && found.failures.length > 0) isNew.failures = true
    for (const { row, comparisons } of rows.values())
      if (row.browser === entry.browser && row.benchmark === entry.benchmark) comparisons.add(entry)
    compareIn(({ browser, benchmark }) => browser === entry.browser && benchmark === entry.benchmark)
  }
  const fail = (entry: Failed): void => {
    lost = gathered([...lost, ...failures([], [], [entry], [])])
    isNew.failures = true
    stand(entry.at, entry.benchmark === null ? {} : { done: standing.done + 1 })
    const trouble = { stage: entry.reason, message: firstLine(entry.message) }
    for (const [key, remembered] of rows) {
      const { row } = remembered
      const isMeant =
        entry.benchmark === null || entry.protocol === null
          ? entry.reason === 'unavailable' && row.browser === entry.browser
          : keyOf(row) === keyOf({ ...entry, benchmark: entry.benchmark, protocol: entry.protocol })
      if (!isMeant) continue
      // That it was not tried again says less than why.
      const failure = entry.reason === 'given-up' ? (row.failure ?? trouble) : trouble
      remembered.row = { ...row, failure, lost: row.lost + (entry.benchmark === null ? 0 : 1) }
      changed.add(key)
    }
  }
  const redo = (entry: Redone): void => {
    const isSpoilt = ({ id, browser, block }: Odd): boolean =>
      browser === entry.browser && (entry.visits.length === 0 ? block === entry.block : entry.visits.includes(id))
    odd = odd.filter((each) => !isSpoilt(each))
    for (const { row, comparisons } of rows.values()) if (row.browser === entry.browser) comparisons.forget(entry)
    stand(entry.at, { done: Math.max(0, standing.done - entry.visits.length) })
    isNew.failures = true
    compareIn(({ browser }) => browser === entry.browser)
  }
  const warn = (more: readonly Warning[]): void => {
    if (more.length === 0) return
    warnings = [...warnings, ...more]
    isNew.warnings = true
  }

  const shownFailures = (): Failure[] =>
    gathered([...lost, ...odd.flatMap((each) => each.failures)]).map((failure) => ({
      ...failure,
      details: failure.details.slice(0, shownDetails),
    }))
  const now = (): LiveBoard => ({
    run: run?.run ?? null,
    startedAt: run?.at ?? null,
    command: run?.command ?? [],
    baseline: run?.baseline ?? null,
    variants: variantsOf(run),
    standing,
    rows: [...rows.values()].map(({ row }) => row),
    failures: shownFailures(),
    warnings,
    invitations,
    lines,
  })

  return {
    say,
    invite: (invitation) => {
      invitations = [...invitations, invitation]
      isNew = { ...isNew, board: true }
    },
    add: (entry) => {
      switch (entry.type) {
        case 'run':
          begin(entry)
          break
        case 'visit':
          visit(entry)
          break
        case 'failure':
          fail(entry)
          break
        case 'redone':
          redo(entry)
          break
        case 'warning':
          warn([entry.warning])
          break
        case 'self-test':
          warn(doubts(entry.selfTest))
          break
        case 'end':
          stand(entry.at, { state: entry.status })
          if (run !== null) conclude(run)
          break
        case 'launch':
        case 'allocation':
          break
      }
      const line = entryLine(entry, standing, entry.type === 'visit' ? rows.get(keyOf(entry))?.row : undefined)
      if (line !== null) say(line)
    },
    fail: (message) => {
      standing = { ...standing, state: 'failed', leftMs: null, endsAt: null }
      invitations = []
      say(message)
    },
    now,
    update: () => {
      const { board, failures: failed, warnings: warned } = isNew
      const found = [...changed].flatMap((key) => rows.get(key)?.row ?? [])
      const said = newLines
      const stood = toldStanding
      toldStanding = standing
      changed = new Set()
      newLines = []
      isNew = { board: false, failures: false, warnings: false }
      if (board) return { type: 'board', board: now() }
      if (stood === standing && found.length + said.length === 0 && !failed && !warned) return null
      return {
        type: 'change',
        standing,
        rows: found,
        lines: said,
        ...(failed ? { failures: shownFailures() } : {}),
        ...(warned ? { warnings } : {}),
      }
    },
  }
}

/** Those that are compared with the baseline: neither it nor what a night is held against. */
const variantsOf = (run: RunStarted | null): LiveBoard['variants'] => {
  if (run === null) return []
  const held = new Set([run.baseline, ...Object.values(run.control?.ids ?? {})])
  return Object.entries(run.variants)
    .filter(([id]) => !held.has(id))
    .map(([id, { title }]) => ({ id, title: title ?? id }))
}
