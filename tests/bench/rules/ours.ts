import { lateChange } from '../../../harness/stats/lateChange.ts'
import { random, seedFor } from '../../../harness/stats/random.ts'
import type { Night, Rule } from './rule.ts'

/** The nights since the context changed last. */
const segment = (nights: readonly Night[]): readonly Night[] => {
  const { context } = nights.at(-1) ?? { context: 0 }
  const other = nights.findLastIndex((night) => night.context !== context)
  return nights.slice(other + 1)
}

/** Ours: the log ratio against the frozen control, in segments of one context. */
export const suspecting: Rule = {
  title: 'crosslane, suspected',
  look: (nights) => {
    const own = segment(nights)
    const change = lateChange(own.map(({ logRatio }) => logRatio))
    return change && nights.length - own.length + change.at
  },
}

/** Standard error of the log ratio of two commits that are measured interleaved, in as many visits as a night has. */
const confirmationError = 0.0015

/** And confirmed: before and after measured against each other, afresh. Only what that finds too, in the same direction, is told. */
export const ours: Rule = {
  title: 'crosslane, told',
  look: (nights) => {
    const at = suspecting.look(nights)
    const [before, now] = [nights[(at ?? 0) - 1], nights.at(-1)]
    if (at === null || before === undefined || now === undefined) return null
    const level = (part: readonly Night[]) => part.reduce((sum, { logRatio }) => sum + logRatio, 0) / part.length
    const direction = Math.sign(level(nights.slice(at)) - level(nights.slice(Math.max(0, at - 8), at)))
    const noise = random(seedFor(nights.length, at, Math.round(1e6 * Math.abs(now.logRatio))))
    const measured = now.truth - before.truth + confirmationError * noise.normal()
    return direction * measured > 1.96 * confirmationError ? at : null
  },
}
