import type { NightDocument } from '../../harness/schema/night.ts'
import { checkSuites } from '../check/junit.ts'
import { type JunitCase, junitXml } from '../format/junit.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { stageInWords } from '../view/stageInWords.ts'
import { causeInWords, changeInWords, toldOf } from './words.ts'

/** JUnit XML of a night: what got worse, what failed, and the budgets. */
export const nightJunit = (document: NightDocument): string => {
  const { worse, better, muted } = toldOf(document)
  const changes: JunitCase[] = [
    ...worse.map((change): JunitCase => ({
      name: changeInWords(change),
      outcome: { kind: 'failure', message: causeInWords(change) },
    })),
    ...muted.map((change): JunitCase => ({
      name: changeInWords(change),
      outcome: { kind: 'skipped', message: `muted until ${change.muted?.until}: ${change.muted?.why}` },
    })),
    ...better.map((change): JunitCase => ({ name: changeInWords(change), outcome: null })),
  ]
  const nothing: JunitCase = { name: 'nothing changed', outcome: null }
  return junitXml(`crosslane nightly ${document.night.run}`, [
    { name: 'changes', cases: changes.length > 0 ? changes : [nothing] },
    {
      name: 'failures',
      cases: document.failures.map((failure): JunitCase => ({
        name: failurePlace(failure),
        outcome: {
          kind: failure.stage === 'unavailable' ? 'skipped' : 'error',
          message: `${stageInWords(failure.stage)}. ${failure.message}`,
        },
      })),
    },
    ...checkSuites(document.budgets),
  ])
}
