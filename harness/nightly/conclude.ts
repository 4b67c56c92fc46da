import { list } from '../../reports/format/list.ts'
import { brokenIn } from '../bisect/judge.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { Change, Circumstance, Suspicion } from '../schema/night.ts'

/** A suspicion that was looked into, before anybody asked which commits it may come from, or whether it is muted. */
export type Conclusion = Pick<Change, 'cause' | 'measured' | 'proof' | 'why'>

/** What a circumstance is called, most telling first: a new kernel comes with a new host, and says less than it. */
const causes = [
  ['toolchain', 'tool-chain'],
  ['browser', 'browser'],
  ['host', 'host'],
  ['kernel', 'host'],
] as const satisfies readonly (readonly [Circumstance, Change['cause']])[]

const words: Readonly<Record<Circumstance, string>> = {
  toolchain: 'the tool-chain',
  browser: 'the browser',
  host: 'the machine',
  kernel: 'the kernel',
}

/** The code is not it: what else changed, or chance. */
const otherThan = ({ differences }: Suspicion, why: string, more: Partial<Conclusion> = {}): Conclusion => {
  const cause = causes.find(([what]) => differences.some((difference) => difference.what === what))?.[1] ?? 'nothing'
  const changed = list(differences.map(({ what }) => words[what]))
  return {
    cause,
    measured: null,
    proof: null,
    why: cause === 'nothing' ? `${why} Nothing else changed.` : `${why} What changed is ${changed}.`,
    ...more,
  }
}

const undecided = (why: string, more: Partial<Conclusion> = {}): Conclusion => ({
  cause: 'undecided',
  measured: null,
  proof: null,
  why,
  ...more,
})

/** Nothing has to be measured to tell: the same commit, or figures that are read off modules made by the same tools. `null`: it has. */
export const concludeAtOnce = (suspicion: Suspicion, tonight: string): Conclusion | null => {
  const { before, differences, kind } = suspicion
  if (before.commit === tonight) return otherThan(suspicion, 'It is the same commit.')
  if (kind !== 'exact' || differences.some(({ what }) => what === 'toolchain')) return null
  return { cause: 'code', measured: null, proof: null, why: 'It is read off the modules, made by the same tools.' }
}

const concludeLost = (suspicion: Suspicion, comparison: Comparison): Conclusion => {
  const { benchmark, browser } = suspicion
  const proof = comparison.run
  const here = ({ benchmark: failed, browser: where }: { benchmark: string | null; browser: string | null }) =>
    (failed === null || failed === benchmark || benchmark.startsWith(`${failed}@`)) &&
    (where === null || where === browser)
  const own = brokenIn(comparison).find(here)
  if (own !== undefined)
    return { cause: 'code', measured: null, proof, why: `The commit before does not fail: ${own.message}` }
  if (comparison.failures.some(here)) return otherThan(suspicion, 'The commit before fails now, too.', { proof })
  return otherThan({ ...suspicion, differences: [] }, 'It did not fail again.', { proof })
}

/** Half of what the nights say, on the scale on which changes add up: what differs by less is another thing. */
const halfOf = ({ ratio }: Suspicion): number => Math.log(ratio ?? 1) / 2

const concludeMoved = (suspicion: Suspicion, comparison: Comparison): Conclusion => {
  const { benchmark, browser, metric } = suspicion
  const proof = comparison.run
  if (comparison.identical.includes(benchmark))
    return otherThan(suspicion, 'The modules of the two commits are the same bytes.', { proof })
  const row = comparison.rows.find(
    (each) => each.benchmark === benchmark && each.browser === browser && each.metric === metric,
  )
  if (row === undefined) return undecided('The two commits could not be measured against each other.', { proof })
  const measured = { ratio: row.ratio, interval: row.interval }
  const sameDirection = Math.sign(Math.log(row.ratio)) === Math.sign(halfOf(suspicion))
  const isSure = row.verdict === 'faster' || row.verdict === 'slower'
  if (isSure && sameDirection)
    return { cause: 'code', measured, proof, why: 'The two commits, measured in the same visits, differ as well.' }

  const half = halfOf(suspicion)
  const { low, high } = row.interval ?? { low: 0, high: Infinity }
  const rulesOut = half < 0 ? Math.log(low) > half : Math.log(high) < half
  if (row.verdict === 'equivalent' || isSure || rulesOut)
    return otherThan(suspicion, 'The two commits, measured in the same visits, do not differ like that.', {
      measured,
      proof,
    })
  return undecided('The two commits, measured in the same visits, may differ or not; tomorrow night tells more.', {
    measured,
    proof,
  })
}

/** Draws the conclusion from both commits being measured against each other. Pure. */
export const conclude = (suspicion: Suspicion, comparison: Comparison): Conclusion =>
  suspicion.kind === 'lost' ? concludeLost(suspicion, comparison) : concludeMoved(suspicion, comparison)
