import { type JunitCase, junitXml } from '../../reports/format/junit.ts'
import { ratioText } from '../../reports/format/ratio.ts'
import { verdictWords } from '../../reports/view/besideThreshold.ts'
import { failurePlace } from '../../reports/view/failurePlace.ts'
import { stageInWords } from '../../reports/view/stageInWords.ts'
import type { Comparison } from './comparison.ts'
import type { VerdictRow } from './verdicts.ts'

const caseOf = (row: VerdictRow, { regressions, threshold }: Comparison): JunitCase => {
  const { benchmark, browser, ratio: value, interval, verdict } = row
  const message = `${ratioText({ value, interval })}: ${verdictWords(row, threshold)}`
  const name = browser === null ? benchmark : `${benchmark} in ${browser}`
  if (regressions.includes(row)) return { name, outcome: { kind: 'failure', message } }
  return { name, outcome: verdict === 'inconclusive' ? { kind: 'skipped', message } : null }
}

/** JUnit XML of a comparison: a suite for each metric that is judged, a test for each cell, and what failed. */
export const comparisonJunit = (comparison: Comparison): string => {
  const { a, b, judged, rows, failures, identical } = comparison
  return junitXml(`crosslane compare ${a} ${b}`, [
    ...judged.map((metric) => ({
      name: metric,
      cases: rows.filter((row) => row.metric === metric).map((row) => caseOf(row, comparison)),
    })),
    { name: 'identical modules', cases: identical.map((name) => ({ name, outcome: null })) },
    {
      name: 'failures',
      cases: failures.map((failure) => {
        const message = `${stageInWords(failure.stage)}. ${failure.message}`
        const kind = failure.stage === 'unavailable' ? 'skipped' : 'error'
        return { name: failurePlace(failure), outcome: { kind, message } as const }
      }),
    },
  ])
}
