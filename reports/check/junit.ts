import type { Checked, CheckDocument, LimitResult } from '../../harness/schema/check.ts'
import { type JunitCase, type JunitSuite, junitXml } from '../format/junit.ts'
import { placeInWords } from '../format/place.ts'
import { figureInWords, limitInWords } from './words.ts'

/** Undecided cells, and warnings, are skipped tests with their reason: neither passed nor failed. */
const outcomeOf = ({ limit }: LimitResult, cell: Checked): JunitCase['outcome'] => {
  const message = figureInWords(limit, cell)
  if (cell.outcome === 'kept') return null
  if (cell.outcome === 'undecided') return { kind: 'skipped', message: `undecided: ${message}` }
  if (limit.level === 'warn') return { kind: 'skipped', message: `warning: ${message}` }
  return { kind: cell.outcome === 'failed' ? 'error' : 'failure', message }
}

/** A suite for each limit, a test for each cell. */
export const checkSuites = ({ results }: Pick<CheckDocument, 'results'>): JunitSuite[] =>
  results.map((result) => ({
    name: limitInWords(result.limit),
    cases: result.cells.map((cell) => ({ name: placeInWords(cell), outcome: outcomeOf(result, cell) })),
  }))

/** JUnit XML of what budgets came to. */
export const checkJunit = (document: CheckDocument): string =>
  junitXml(`crosslane check ${document.run}`, checkSuites(document))
