import type { Cell, CellVisit, Measured } from './cells.ts'

/** A variant in a visit that sampled its time per call. */
export interface OwnVisit {
  readonly visit: CellVisit
  readonly measured: Measured
}

/** A variant of a benchmark in a browser, with the visits that sampled its time per call. */
export interface VariantVisits {
  readonly benchmark: string
  readonly browser: string
  readonly variant: string
  readonly visits: readonly OwnVisit[]
}

/** Every variant whose time was sampled, in the order in which the run names them. */
export const timedVisits = (grouped: readonly Cell[], variants: readonly string[]): VariantVisits[] =>
  grouped.flatMap(({ benchmark, browser, visits }) =>
    variants.flatMap((variant): VariantVisits[] => {
      const own = visits.flatMap((visit): OwnVisit[] => {
        const measured = visit.measured.get(variant)
        return measured?.samples['time'] === undefined ? [] : [{ visit, measured }]
      })
      return own.length === 0 ? [] : [{ benchmark, browser, variant, visits: own }]
    }),
  )
