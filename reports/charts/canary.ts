import type { RunDocument } from '../../harness/schema/run.ts'
import type { BrowserView } from '../view/browsers.ts'
import { redoneReasons } from '../view/redone.ts'
import type { View } from '../view/view.ts'

type Visit = RunDocument['canary'][number]

/** A visit as the canary saw it. */
export interface CanaryVisit extends Visit {
  /** Its number in the run, all browsers together, from 1. */
  readonly number: number
  /** Why its block was measured again, so that it does not count; `null` where it counts. */
  readonly discarded: readonly string[] | null
}

/** The visits to one browser, in their order. */
export interface CanaryChart {
  readonly browser: BrowserView
  readonly visits: readonly CanaryVisit[]
}

const placeOf = ({ browser, benchmark, block }: Visit): string => JSON.stringify([browser, benchmark, block])

/** One chart per browser in which the canary took a sample; their order is their `data-index`. */
export const canaryCharts = ({ document, browsers }: View): CanaryChart[] => {
  // Of a block that was measured again, the last visit to a place is the one that counts.
  const last = new Map(document.canary.map((visit, index) => [placeOf(visit), index]))
  const visits = document.canary.map((visit, index): CanaryVisit => {
    const isLast = last.get(placeOf(visit)) === index
    const discarded = isLast ? null : redoneReasons(document, visit.browser, visit.block)
    return { ...visit, number: visit.number ?? index + 1, discarded }
  })
  return browsers.flatMap((browser) => {
    const own = visits.filter((visit) => visit.browser === browser.id)
    return own.some(({ ns }) => ns !== null) ? [{ browser, visits: own }] : []
  })
}
