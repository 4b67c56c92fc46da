import type { Change, NightDocument } from '../../harness/schema/night.ts'
import { refInWords, shortSha } from '../format/commit.ts'
import { crateOf } from '../format/crateOf.ts'
import { list } from '../format/list.ts'
import { placeInWords } from '../format/place.ts'
import { plural } from '../format/plural.ts'
import { quantity } from '../format/quantity.ts'
import { ratioInText } from '../format/ratio.ts'
import { shellCommand } from '../format/shellCommand.ts'

/** What a change does to its series. */
export type Direction = 'worse' | 'better' | 'broken'

/** How many times better it is, as well as is known: measured in the same visits where that was done. */
const ratioOf = ({ measured, ratio }: Change): number => measured?.ratio ?? ratio ?? 0

export const directionOf = (change: Change): Direction => {
  if (change.kind === 'lost') return 'broken'
  return ratioOf(change) < 1 ? 'worse' : 'better'
}

export const signs: Readonly<Record<Direction, string>> = { worse: '▼', better: '▲', broken: '✗' }

/** `−2.2 % (−2.8 to −1.6)`: better is more; `350 bytes → 12.4 kB` of what is exact. Without an interval it is what the nights say. */
export const figureInWords = (change: Change): string => {
  if (change.kind === 'lost') return 'fails'
  const { measured, kind, values } = change
  if (values !== null && measured === null)
    return `${quantity(values.before, values.unit)} → ${quantity(values.now, values.unit)}`
  const figure = ratioInText({ value: ratioOf(change), interval: measured?.interval ?? null })
  return measured === null && kind === 'level' ? `about ${figure}` : figure
}

const day = (instant: string): string => instant.slice(0, 10)

/** `time of dot-f32@l1, simd in firefox: −2.2 % (−2.8 to −1.6) since 2026-11-20`. */
export const changeInWords = (change: Change): string =>
  `${change.kind === 'lost' ? '' : `${change.metric} of `}${placeInWords(change)}: ${figureInWords(change)} since ${day(change.since.startedAt)}`

const causes: Readonly<Record<Change['cause'], string>> = {
  code: 'the code',
  'tool-chain': 'the tool-chain',
  browser: 'the browser',
  host: 'the machine',
  nothing: 'chance',
  undecided: 'not known yet',
}

const differencesInWords = ({ cause, differences }: Change): string =>
  cause === 'code' || differences.length === 0
    ? ''
    : ` ${differences.map(({ from, to }) => `${from || 'none'} → ${to || 'none'}`).join('; ')}.`

/** Where it comes from, and why one may believe it. */
export const causeInWords = (change: Change): string =>
  `Cause: ${causes[change.cause]}. ${change.why}${differencesInWords(change)}`

/** The commit, where there is only one that it can be, or the command that finds it; `null` where the code is not the cause. */
export const commitInWords = (change: Change): string | null => {
  const { cause, commits, before } = change
  if (cause !== 'code') return null
  const [only, ...more] = commits
  if (only === undefined) return `It came after ${shortSha(before.commit)}.`
  if (more.length === 0) return `It is ${shortSha(only.sha)} "${only.subject}" (${only.author}).`
  return `It is one of the ${commits.length} commits after ${shortSha(before.commit)}, up to ${shortSha(commits.at(-1)?.sha ?? '')}.`
}

/** The cause, with the commit where it is one. */
export const reasonInWords = (change: Change): string =>
  [causeInWords(change), commitInWords(change)].filter((part) => part !== null).join(' ')

/** What to type to find the commit; `null` where there is nothing to find. */
export const bisectCommand = (change: Change): string | null => {
  const { cause, commits, before, benchmark, variant, browser, metric, kind } = change
  const last = commits.at(-1)
  if (cause !== 'code' || last === undefined || commits.length < 2) return null
  return shellCommand([
    'npx',
    'crosslane',
    'bisect',
    '--good',
    shortSha(before.commit),
    '--bad',
    shortSha(last.sha),
    '--crates',
    crateOf(benchmark),
    '--variant',
    variant,
    ...(browser === null ? [] : ['--browsers', browser]),
    ...(kind === 'lost' || metric === 'time' ? [] : ['--metric', metric]),
    ...(kind === 'exact' ? ['--blocks', '1'] : []),
  ])
}

export interface Told {
  readonly worse: readonly Change[]
  readonly better: readonly Change[]
  readonly muted: readonly Change[]
}

/** What is told, the worst first. */
export const toldOf = ({ changes }: Pick<NightDocument, 'changes'>): Told => {
  const open = changes
    .filter(({ muted }) => muted === null)
    .toSorted(
      (one, other) => Number(other.kind === 'lost') - Number(one.kind === 'lost') || ratioOf(one) - ratioOf(other),
    )
  return {
    worse: open.filter((change) => directionOf(change) !== 'better'),
    better: open.filter((change) => directionOf(change) === 'better').toReversed(),
    muted: changes.filter(({ muted }) => muted !== null),
  }
}

/** `dot-f32@l1 (autovec and simd)`. */
export const withoutInWords = ({ benchmark, variants }: NightDocument['without'][number]): string =>
  `${benchmark} (${list(variants)})`

/** The night in one sentence. */
export const nightInWords = (document: NightDocument): string => {
  const { worse, better, muted } = toldOf(document)
  const { night, ref, control, nights, status, failures, known } = document
  const count = (direction: Direction) => worse.filter((change) => directionOf(change) === direction).length
  const parts = [
    ...(count('broken') > 0 ? [`${count('broken')} broken`] : []),
    ...(count('worse') > 0 ? [`${count('worse')} worse`] : []),
    ...(better.length > 0 ? [`${better.length} better`] : []),
    ...(muted.length > 0 ? [`${muted.length} muted`] : []),
  ]
  const failed = failures.filter(({ stage }) => stage !== 'unavailable').length
  return [
    `${refInWords(ref, night.commit)} against ${refInWords(control.ref, control.commit)}, ${plural(nights, 'night')} before this one:`,
    `${status === 'interrupted' ? 'interrupted, it was not looked through' : parts.length === 0 ? 'nothing new' : `new: ${list(parts)}`}${failed > 0 ? `; ${plural(failed, 'failure')}` : ''}${known.length > 0 ? `; ${known.length} known` : ''}.`,
  ].join(' ')
}
