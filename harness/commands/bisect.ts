import { plural } from '../../reports/format/plural.ts'
import { type Effect, effectOf, judge, rowInWords } from '../bisect/judge.ts'
import { type Found, type Judgement, search, stepsLeft } from '../bisect/search.ts'
import type { Comparison } from '../compare/comparison.ts'
import { type DesignOptions, designWith } from '../config/design.ts'
import { type LoadedConfig, loadConfig } from '../config/load.ts'
import { type Exit, problem } from '../errors.ts'
import { type CommitFacts, commitFacts, commitsBetween } from '../refs/commits.ts'
import { shortSha } from '../../reports/format/commit.ts'
import { findRepository } from '../refs/repository.ts'
import { resolveRef } from '../refs/resolve.ts'
import { compare, comparingParts, type ComparingOptions } from './comparing.ts'
import type { Context } from './context.ts'
import { progress } from './progress.ts'

export interface BisectOptions extends Pick<DesignOptions, 'blocks' | 'timeMs' | 'env'>, ComparingOptions {
  readonly good: string
  readonly bad: string
  /** The baseline when left out. */
  readonly variant?: string | undefined
  readonly config?: string | undefined
  readonly json: boolean
}

/** Measures two commits against each other. */
type Measure = (a: string, b: string) => Promise<Comparison>

const measuring = async (options: BisectOptions, loaded: LoadedConfig, context: Context): Promise<Measure> => {
  const { config } = loaded
  const { timeMs, blocks, crates } = options
  const variant = options.variant ?? config.baseline
  if (!Object.hasOwn(config.variants, variant)) throw problem('unknownVariant', variant, Object.keys(config.variants))
  // Until it is decided, unless somebody says how long: a step that is clear takes no longer than it must.
  const untilDecided = timeMs === undefined && blocks === undefined
  const design = designWith(config.design, { ...options, untilDecided })
  const parts = await comparingParts(options, loaded, context)
  const { emit, end } = progress(context)
  return async (a, b) => {
    const subject = { kind: 'refs', a, b, crates, variant } as const
    const { comparison } = await compare({ ...parts, subject, design, includeIdentical: false }, context, emit)
    end()
    context.signal.throwIfAborted()
    return comparison
  }
}

const effectInWords = (effect: Effect): string =>
  effect.kind === 'broken' ? `broken: ${effect.failure.message}` : rowInWords(effect.row)

const judgementInWords = ({ kind, why, ...rest }: Judgement): string =>
  `${kind}${'unsure' in rest && rest.unsure ? ', perhaps' : ''} (${why})`

interface Outcome extends Found {
  readonly effect: Effect
  readonly facts: readonly CommitFacts[]
  /** The first bad commit beside the one before it, measured afresh; `null` where there are several suspects. */
  readonly alone: Comparison | null
}

const outcomeText = ({ suspects, facts, effect, alone, judged }: Outcome): string => {
  const unsure = judged.filter(({ judgement }) => 'unsure' in judgement && judgement.unsure).length
  const lines = facts.map(
    ({ sha, author, date, subject }) => `${sha}\n    ${subject} (${author}, ${date.slice(0, 10)})`,
  )
  const own = alone && effectOf(alone)
  return [
    suspects.length === 1
      ? 'The first commit that has it:'
      : `It is one of these ${suspects.length}, those between could not be tested:`,
    ...lines,
    ...(own === null ? [] : [`By itself: ${effectInWords(own)}.`]),
    ...(alone !== null && own === null
      ? ['By itself it could not be told from the commit before: more blocks may tell.']
      : []),
    ...(unsure > 0
      ? [`${plural(unsure, 'step')} could not be decided for sure; --blocks or --time measure longer.`]
      : []),
    `Between the ends: ${effectInWords(effect)}.`,
    '',
  ].join('\n')
}

/** `crosslane bisect`: the first commit that is slower, fatter or broken. */
export const bisectCommand = async (options: BisectOptions, context: Context): Promise<Exit> => {
  const { signal, err, out } = context
  const loaded = await loadConfig(context.folder, options.config)
  const repository = await findRepository(loaded.root, signal)
  const asking = { repository, signal }
  const [good, bad] = [
    await resolveRef(repository, options.good, signal),
    await resolveRef(repository, options.bad, signal),
  ]
  const commits = await commitsBetween(good, bad, asking)
  if (commits.length === 0) throw problem('compareWhat', `"${options.good}" and "${options.bad}" are the same commit`)
  const measure = await measuring(options, loaded, context)

  err(
    `${plural(commits.length, 'commit')} between them: at most ${plural(stepsLeft(commits.length), 'step')} after the first.\n`,
  )
  const effect = effectOf(await measure(good.sha, bad.sha))
  if (effect === null) throw problem('nothingToBisect', options.good, options.bad)
  err(`${shortSha(bad.sha)} is bad: ${effectInWords(effect)}.\n`)

  const found = await search(commits, async (commit, left) => {
    err(`\n${plural(left, 'step')} left at most: ${shortSha(commit)}.\n`)
    const judgement = judge(effect, await measure(good.sha, commit))
    err(`${shortSha(commit)} is ${judgementInWords(judgement)}.\n`)
    return judgement
  })
  const [first] = found.suspects
  const before = first === undefined ? undefined : (commits[commits.indexOf(first) - 1] ?? good.sha)
  // What was measured already need not be measured again.
  const isWhole = before === good.sha && first === bad.sha
  const alone =
    first === undefined || before === undefined || found.suspects.length > 1 || isWhole
      ? null
      : await measure(before, first)
  const outcome = {
    ...found,
    effect,
    alone,
    facts: await Promise.all(found.suspects.map((sha) => commitFacts(sha, asking))),
  }
  out(options.json ? `${JSON.stringify({ schemaVersion: 1, ...outcome }, null, 2)}\n` : `\n${outcomeText(outcome)}`)
  return 'good'
}
