import type { RunsComparison } from '../../harness/schema/runsComparison.ts'
import { type JunitCase, junitXml } from '../format/junit.ts'
import { placeInWords } from '../format/place.ts'
import { failurePlace } from '../view/failurePlace.ts'
import {
  changeInWords,
  changesOf,
  failureInWords,
  failureState,
  figureInWords,
  isRegression,
  letterOf,
  type Told,
} from './words.ts'

const caseOf = (comparison: RunsComparison, told: Told): JunitCase => {
  const { row, change } = told
  const message = `${figureInWords(comparison, told)}: ${changeInWords(comparison, told)}`
  if (isRegression(told)) return { name: placeInWords(row), outcome: { kind: 'failure', message } }
  const isOpen = change.verdict === null || change.verdict === 'inconclusive'
  return { name: placeInWords(row), outcome: isOpen ? { kind: 'skipped', message } : null }
}

/** JUnit XML of runs that are compared: a suite for each later run and metric that is judged, a test for each cell, and what failed. */
export const runsJunit = (comparison: RunsComparison): string => {
  const { runs, judged, rows, failures } = comparison
  return junitXml(`crosslane compare ${runs.map(({ run }) => run).join(' ')}`, [
    ...runs.slice(1).flatMap((_, index) =>
      judged.map((metric) => ({
        name: `${metric}, ${letterOf(index + 1)} against A`,
        cases: changesOf(
          rows.filter((row) => row.metric === metric),
          index + 1,
        ).map((told) => caseOf(comparison, told)),
      })),
    ),
    {
      name: 'failures',
      cases: failures
        .filter((failure) => failureState(failure) !== 'gone')
        .map((failure) => ({
          name: failurePlace(failure),
          outcome: { kind: failure.breaks ? 'error' : 'skipped', message: failureInWords(failure) } as const,
        })),
    },
  ])
}
