import { layoutFrom } from '../estimate/layout.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'
import type { RunsAlone, RunsCell, RunsChange, RunsRow } from '../schema/runsComparison.ts'
import { holm } from '../stats/holm.ts'
import { changeBetween, judged, type Uncorrected } from './changeBetween.ts'

type Place = Pick<Estimate, 'benchmark' | 'browser' | 'variant' | 'metric'>

const keyOf = ({ benchmark, browser, variant, metric }: Place): string =>
  JSON.stringify([benchmark, browser, variant, metric])

const cellOf = ({ value, interval, ratio }: Estimate): RunsCell => ({
  value,
  interval,
  ratio: ratio && { value: ratio.value, interval: ratio.interval },
})

/** Hash of the module that a variant of a benchmark is; `undefined` where the run does not say. */
const moduleOf = ({ benchmarks, artefacts }: RunDocument, benchmark: string, variant: string): string | undefined => {
  const crate = benchmarks.find(({ id }) => id === benchmark)?.crate
  return artefacts.find((artefact) => artefact.crate === crate && artefact.variant === variant)?.sha256
}

const rebuiltBetween = (
  first: RunDocument,
  later: RunDocument,
  { benchmark, variant }: Place,
): RunsChange['rebuilt'] => {
  const own = [first, later].map((document) => moduleOf(document, benchmark, variant))
  const base = [first, later].map((document) => moduleOf(document, benchmark, document.baseline))
  if ([...own, ...base].includes(undefined)) return null
  const [variantIsOther, baselineIsOther] = [own[0] !== own[1], base[0] !== base[1]]
  if (variantIsOther && baselineIsOther && variant !== first.baseline) return 'both'
  return variantIsOther ? 'variant' : baselineIsOther ? 'baseline' : 'none'
}

/** A row whose changes await the correction for all others of the metric. */
interface Draft extends Place {
  readonly estimates: readonly (Estimate | undefined)[]
  readonly changes: readonly (Uncorrected | null)[]
}

/** What all runs say, in the order of the first and then of the others. */
const draftsOf = (
  documents: readonly RunDocument[],
  isUnlike: (benchmark: string, run: number) => boolean,
): Draft[] => {
  const byKey = documents.map(({ estimates }) => new Map(estimates.map((estimate) => [keyOf(estimate), estimate])))
  const places = new Map<string, Place>(byKey.flatMap((own) => [...own]))
  return [...places].map(([key, { benchmark, browser, variant, metric }]): Draft => {
    const estimates = byKey.map((own) => own.get(key))
    const before = estimates[0]
    const facts = documents.map(({ metrics }) => metrics[metric])[estimates.findIndex(Boolean)]
    return {
      benchmark,
      browser,
      variant,
      metric,
      estimates,
      changes: estimates.slice(1).map((after, index) => {
        if (!before || !after || !facts || isUnlike(benchmark, index + 1)) return null
        return changeBetween(before, after, facts, documents[0]?.baseline === documents[index + 1]?.baseline)
      }),
    }
  })
}

/** p-values of all changes of a metric are one family; what is not judged is not a member of it. */
const adjustedPs = (drafts: readonly Draft[]): ReadonlyMap<Uncorrected, number | null> => {
  const adjusted = new Map<Uncorrected, number | null>()
  for (const family of Map.groupBy(drafts, ({ metric }) => metric).values()) {
    const members = family.flatMap(({ changes }) => changes.filter((change) => change?.basis === 'speed-up'))
    const ps = holm(members.map((change) => change?.p ?? null))
    members.forEach((change, index) => change && adjusted.set(change, ps[index] ?? null))
  }
  return adjusted
}

export interface RowsOptions {
  /** Shares. */
  readonly margin: number
  readonly threshold: number
  /** Whether a benchmark is another piece of work in a later run. */
  readonly isUnlike: (benchmark: string, run: number) => boolean
}

/** What two runs or more have numbers of, and what only one of them has. */
export const rowsOf = (
  documents: readonly RunDocument[],
  { margin, threshold, isUnlike }: RowsOptions,
): { readonly rows: RunsRow[]; readonly alone: RunsAlone[] } => {
  const drafts = draftsOf(documents, isUnlike)
  const adjusted = adjustedPs(drafts)
  const layouts = documents.map(({ certificate }) => layoutFrom(certificate))
  const [first] = documents
  const finished = (draft: Draft, change: Uncorrected, run: number): RunsChange | null => {
    const later = documents[run]
    if (!first || !later) return null
    const rebuilt = rebuiltBetween(first, later, draft)
    const layout = layouts[run]?.(draft) ?? 0
    return { run, ...judged(change, adjusted.get(change) ?? null, { margin, threshold, layout, rebuilt }) }
  }
  const count = ({ estimates }: Draft): number => estimates.filter(Boolean).length
  const single = Map.groupBy(
    drafts.filter((draft) => count(draft) === 1),
    ({ benchmark, browser, variant, estimates }) =>
      JSON.stringify([benchmark, browser, variant, estimates.findIndex(Boolean)]),
  )
  return {
    rows: drafts
      .filter((draft) => count(draft) > 1)
      .map((draft): RunsRow => {
        const { benchmark, browser, variant, metric, estimates, changes } = draft
        return {
          benchmark,
          browser,
          variant,
          metric,
          kind: estimates.every((estimate) => estimate?.kind !== 'sampled') ? 'exact' : 'sampled',
          cells: estimates.map((estimate) => (estimate ? cellOf(estimate) : null)),
          changes: changes.map((change, index) => change && finished(draft, change, index + 1)),
        }
      }),
    alone: [...single.values()].flatMap((own): RunsAlone[] => {
      const [draft] = own
      if (!draft) return []
      const { benchmark, browser, variant, estimates } = draft
      return [
        { benchmark, browser, variant, metrics: own.map(({ metric }) => metric), run: estimates.findIndex(Boolean) },
      ]
    }),
  }
}
