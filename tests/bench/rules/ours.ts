import type { TrendPoint } from '../../../harness/history/history.ts'
import { suspect } from '../../../harness/nightly/suspect.ts'
import { NightlyChoice } from '../../../harness/schema/nightly.ts'
import type { Suspicion } from '../../../harness/schema/night.ts'
import { random, seedFor } from '../../../harness/stats/random.ts'
import type { Night, Rule } from './rule.ts'

const { threshold } = NightlyChoice.parse({})
const series = { benchmark: 'b', browser: 'b', variant: 'v', metric: 'time' }

/** A night as the history has it: better is more there. */
const pointOf = ({ time, logRatio, context }: Night, index: number): TrendPoint => ({
  run: String(index),
  startedAt: String(index),
  commit: String(index),
  dirty: false,
  context: { host: '', kernel: '', toolchain: '', browser: String(context), control: 'c' },
  value: time,
  low: null,
  high: null,
  ratio: null,
  ratioLow: null,
  ratioHigh: null,
  held: Math.exp(-logRatio),
  heldLow: null,
  heldHigh: null,
  visits: 12,
})

const suspicionOf = (nights: readonly Night[]): Suspicion | null =>
  suspect(series, nights.map(pointOf), { threshold, unit: 'ns' })

/** Ours, as `crosslane nightly` asks it: the log ratio against the frozen control, among nights of one context. */
export const suspecting: Rule = {
  title: 'crosslane, suspected',
  begin: () => (nights) => {
    const suspicion = suspicionOf(nights)
    return suspicion && Number(suspicion.since.run)
  },
}

/** Standard error of the log ratio of two commits that are measured interleaved, in as many visits as a night has. */
const confirmationError = 0.0015

/** Two places closer than this are one change, and what was found of it is remembered. */
const near = 3

/**
 * And confirmed: before and after measured against each other, afresh. What that finds too, in the same direction, is told as the code's;
 * where it rules out half of what the nights say, it is not the code's, and nobody asks again; otherwise the next night does.
 */
export const ours: Rule = {
  title: 'crosslane, told',
  begin: () => {
    const settled: { at: number; direction: number; told: boolean }[] = []
    return (nights) => {
      const suspicion = suspicionOf(nights)
      if (suspicion === null) return null
      const at = Number(suspicion.since.run)
      const effect = -Math.log(suspicion.ratio ?? 1)
      const direction = Math.sign(effect)
      const known = settled.findLast((finding) => Math.abs(finding.at - at) <= near && finding.direction === direction)
      if (known !== undefined) return known.told ? at : null
      const [before, now] = [nights[Number(suspicion.before.run)], nights.at(-1)]
      if (before === undefined || now === undefined) return null
      const noise = random(seedFor(nights.length, at, Math.round(1e6 * Math.abs(now.logRatio))))
      const measured = direction * (now.truth - before.truth + confirmationError * noise.normal())
      const told = measured > 1.96 * confirmationError
      const isRuledOut = measured + 1.96 * confirmationError < Math.abs(effect) / 2
      if (told || isRuledOut) settled.push({ at, direction, told })
      return told ? at : null
    }
  },
}
