import { directionOf } from '../../reports/night/words.ts'
import type { CheckDocument } from '../schema/check.ts'
import type { NightDocument } from '../schema/night.ts'
import type { NightlyChoice } from '../schema/nightly.ts'
import type { RunDocument } from '../schema/run.ts'
import type { FoundChanges } from './findChanges.ts'
import type { PreparedNight } from './prepareNight.ts'

export interface NightInput {
  readonly document: RunDocument
  readonly night: PreparedNight
  readonly without: NightDocument['without']
  /** `null` where the night was interrupted, or the search. */
  readonly found: FoundChanges | null
  readonly choice: NightlyChoice
  readonly budgets: CheckDocument
  readonly today: Date
}

/** What a night came to. Pure. */
export const nightDocument = ({
  document,
  night: { tonight, control },
  without,
  found,
  choice,
  budgets,
  today,
}: NightInput): NightDocument => {
  const changes = found?.changes ?? []
  const isWorse = changes.some((change) => change.muted === null && directionOf(change) !== 'better')
  const day = today.toISOString().slice(0, 10)
  return {
    schemaVersion: 1,
    night: { run: document.run, startedAt: document.startedAt, commit: tonight.sha },
    ref: tonight.typed,
    control: { ref: control.ref, commit: control.commit },
    status: found === null ? 'interrupted' : 'complete',
    nights: found?.nights ?? 0,
    without: [...without],
    changes: [...changes],
    dismissed: [...(found?.dismissed ?? [])],
    known: [...(found?.known ?? [])],
    failures: document.failures,
    warnings: document.warnings,
    budgets,
    expired: choice.mute.flatMap(({ until, why }, mute) => (until < day ? [{ mute, until, why }] : [])),
    alarm: isWorse || budgets.outcome === 'broken' || budgets.outcome === 'failed',
  }
}
