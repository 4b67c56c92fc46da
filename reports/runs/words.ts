import type {
  RunsAlone,
  RunsChange,
  RunsCircumstance,
  RunsComparison,
  RunsFailure,
  RunsRow,
  RunsUnlike,
} from '../../harness/schema/runsComparison.ts'
import { shortSha } from '../format/commit.ts'
import { fixed } from '../format/decimals.ts'
import { instant } from '../format/instant.ts'
import { list } from '../format/list.ts'
import { percent } from '../format/percent.ts'
import { placeInWords } from '../format/place.ts'
import { quantity } from '../format/quantity.ts'
import { ratioInText, ratioShort } from '../format/ratio.ts'
import { countsInWords, verdictWords } from '../view/besideThreshold.ts'
import { failurePlace } from '../view/failurePlace.ts'
import { checkInWords, doubtMark } from '../view/selfTests.ts'
import { stageInWords } from '../view/stageInWords.ts'

/** What a run is called where there is little room: `A` is the one that the others are held against. */
export const letterOf = (run: number): string =>
  `${run < 26 ? '' : letterOf(Math.floor(run / 26) - 1)}${String.fromCodePoint(65 + (run % 26))}`

export const lettersOf = (runs: readonly number[]): string => list(runs.map(letterOf))

/** `2026-11-22T08-31-00-7f3a, 2026-11-22 08:31 UTC, commit 1a2b3c4 with changes`. */
export const runInWords = ({ run, startedAt, git, status }: RunsComparison['runs'][number]): string =>
  [
    run,
    instant(startedAt),
    ...(git === null ? [] : [`commit ${shortSha(git.commit)}${git.dirty ? ' with changes' : ''}`]),
    ...(status === 'complete' ? [] : [status]),
  ].join(', ')

/** `Firefox ESR 152.1 → 153.7`, `Chromium 156`, from the runs that have it; the id where none has. */
export const engineInWords = ({ runs }: RunsComparison, browser: string | null): string => {
  if (browser === null) return 'any engine'
  const found = runs.flatMap(({ browsers }) => browsers.filter(({ id }) => id === browser))
  const names = [...new Set(found.map(({ name }) => name))]
  const [name] = names
  if (name === undefined) return browser
  return names.length === 1
    ? `${name} ${[...new Set(found.map(({ version }) => version))].join(' → ')}`
    : [...new Set(found.map((each) => `${each.name} ${each.version}`))].join(' → ')
}

/** A change that a run has in a row, with the row. */
export interface Told {
  readonly row: RunsRow
  readonly change: RunsChange
}

/** All changes of one later run, in the order of the rows. */
export const changesOf = (rows: readonly RunsRow[], run: number): Told[] =>
  rows.flatMap((row) => {
    const change = row.changes[run - 1] ?? null
    return change === null ? [] : [{ row, change }]
  })

/** `†` where the browser failed its self-test in one of the runs, and nothing otherwise: to be put behind its numbers. */
const markOf = ({ doubts }: RunsComparison, { browser }: RunsRow, runs: readonly number[]): string =>
  doubts.some((doubt) => doubt.browser === browser && runs.includes(doubt.run)) ? doubtMark : ''

/** `† firefox failed its self-test in B, its numbers are marked. Tier-up: …`. */
export const doubtLines = (comparison: RunsComparison): string[] =>
  comparison.doubts.map(
    ({ run, browser, checks }) =>
      `${doubtMark} ${engineInWords(comparison, browser)} failed its self-test in ${letterOf(run)}, and its numbers are marked. ${checks.map(checkInWords).join(' ')}`,
  )

/** `−2.2 % (−2.8 to −1.6)`: better is more. */
export const figureInWords = (comparison: RunsComparison, { row, change }: Told): string =>
  `${ratioInText({ value: change.factor, interval: change.interval })}${markOf(comparison, row, [0, change.run])}`

const groupOf = ({ metrics }: RunsComparison, { metric }: RunsRow) => metrics[metric]?.group ?? null

const rebuiltInWords = ({ rebuilt, verdict }: RunsChange): string => {
  if (verdict !== 'faster' && verdict !== 'slower') return ''
  if (rebuilt === 'none') return '; the modules are the same bytes, so it is not the code'
  return rebuilt === 'baseline' ? "; of the two modules only the baseline's is another" : ''
}

/** What a change allows to be said: `slower, by more than 1.0 %`. */
export const changeInWords = (comparison: RunsComparison, { row, change }: Told): string => {
  const { verdict, basis, interval } = change
  if (verdict !== null)
    return `${verdictWords({ ...change, verdict, group: groupOf(comparison, row) }, comparison.threshold)}${rebuiltInWords(change)}`
  return basis === 'speed-up' && interval === null ? 'too few visits to be judged' : 'told, not judged'
}

/** Rows of the metrics that the exit code looks at, and all others. */
export const judgedRows = ({ rows, judged }: RunsComparison): RunsRow[] =>
  rows.filter(({ metric }) => judged.includes(metric))
export const othersOf = ({ rows, judged }: RunsComparison): RunsRow[] =>
  rows.filter(({ metric }) => !judged.includes(metric))

/** Whether a judged change makes the comparison fail: worse by more than the threshold for certain. */
export const isRegression = ({ change }: Told): boolean => change.verdict === 'slower' && change.beyondThreshold

/** All of them, run by run. */
export const regressionsOf = (comparison: RunsComparison): Told[] =>
  comparison.runs.slice(1).flatMap((_, index) => changesOf(judgedRows(comparison), index + 1).filter(isRegression))

const isWorse = ({ change }: Told): boolean => change.verdict === 'slower'
const isBetter = ({ change }: Told): boolean => change.verdict === 'faster'

/** Changes that are one for sure, the worst first, then the best first. */
export const movedOf = (told: readonly Told[]): { readonly worse: Told[]; readonly better: Told[] } => ({
  worse: told.filter(isWorse).toSorted((one, other) => one.change.factor - other.change.factor),
  better: told.filter(isBetter).toSorted((one, other) => other.change.factor - one.change.factor),
})

const inFull = (comparison: RunsComparison, told: Told): string =>
  `${placeInWords({ ...told.row, browser: null })}${comparison.judged.length > 1 ? ` (${told.row.metric})` : ''}: ${figureInWords(comparison, told)}`

/** How many came out how; empty where none is judged. */
const countsOf = (comparison: RunsComparison, told: readonly Told[]): string =>
  countsInWords(
    told.flatMap(({ row, change }) =>
      change.verdict === null ? [] : [{ ...change, verdict: change.verdict, group: groupOf(comparison, row) }],
    ),
    comparison.threshold,
  )

/** What one engine's judged rows say of a later run; `null` where there is nothing to say. */
const engineSentence = (comparison: RunsComparison, browser: string | null, run: number): string | null => {
  const told = changesOf(
    judgedRows(comparison).filter((row) => row.browser === browser),
    run,
  )
  if (told.length === 0) return null
  const counts = countsOf(comparison, told)
  const few = told.filter(({ change }) => change.verdict === null && change.basis === 'speed-up').length
  const { worse, better } = movedOf(told)
  const extremes = [
    ...(worse[0] ? [` The worst is ${inFull(comparison, worse[0])}.`] : []),
    ...(better[0] ? [` The best is ${inFull(comparison, better[0])}.`] : []),
  ]
  const parts = [
    ...(counts === '' ? [] : [counts]),
    ...(few === 0 ? [] : [`${few} with too few visits to be judged`]),
    ...(counts === '' && few === 0 ? ['nothing that is judged'] : []),
  ]
  return `${parts.join('; ')}.${extremes.join('')}`
}

export interface EngineSentence {
  readonly run: number
  readonly browser: string | null
  readonly text: string
}

/** Browsers of the rows, in their order; `null` stands for what depends on none. */
export const browsersOf = (rows: readonly RunsRow[]): (string | null)[] => [
  ...new Set(rows.map(({ browser }) => browser)),
]

/** What got better or worse: a sentence for each later run and engine. */
export const engineSentences = (comparison: RunsComparison): EngineSentence[] => {
  const judged = judgedRows(comparison)
  return comparison.runs.slice(1).flatMap((_, index) =>
    browsersOf(judged).flatMap((browser): EngineSentence[] => {
      const text = engineSentence(comparison, browser, index + 1)
      return text === null ? [] : [{ run: index + 1, browser, text }]
    }),
  )
}

/** All later runs together, in one sentence. */
export const summaryLine = (comparison: RunsComparison): string => {
  const { runs, judged, failures, metrics } = comparison
  const titles = list(judged.map((id) => (metrics[id]?.title ?? id).toLowerCase()))
  const sentences = runs.slice(1).map((_, index) => {
    const run = index + 1
    const counts = countsOf(comparison, changesOf(judgedRows(comparison), run))
    const broken = failures.filter(({ breaks, runs: own }) => breaks && own.includes(run)).length
    const parts = [...(counts === '' ? [] : [counts]), ...(broken === 0 ? [] : [`${broken} broken`])]
    return `${letterOf(run)} against A, ${titles}: ${parts.length === 0 ? 'nothing could be judged' : parts.join('; ')}.`
  })
  return sentences.join(' ')
}

const circumstances: Readonly<Record<RunsCircumstance['what'], string>> = {
  crosslane: 'crosslane',
  machine: 'Machine',
  kernel: 'Kernel',
  power: 'Power',
  rustc: 'rustc',
  'wasm-opt': 'wasm-opt',
  browser: 'Browser',
  'browser-flags': 'Flags of',
  baseline: 'Baseline',
  variant: 'Variant',
  control: 'Control',
  design: 'Design,',
}

/** What differs: `Browser firefox`, `Design, sampling.measureMs`. */
export const circumstanceName = ({ what, name }: RunsCircumstance): string =>
  [circumstances[what], name].filter((part) => part !== null).join(' ')

/** `Browser firefox: Firefox 152 → Firefox 153`. */
export const circumstanceInWords = (circumstance: RunsCircumstance): string =>
  `${circumstanceName(circumstance)}: ${circumstance.values.map((value) => value || 'none').join(' → ')}`

/** `dot, simd in firefox: time, compile`. */
const aloneInWords = (alone: RunsAlone): string => `${placeInWords(alone)}: ${list(alone.metrics)}`

export interface Alone {
  readonly run: number
  /** Browsers, benchmarks and variants of which the other runs have nothing at all. */
  readonly whole: readonly string[]
  readonly rest: readonly RunsAlone[]
}

const wholes = ['browser', 'benchmark', 'variant'] as const

/** What only one run has, run by run; what it has a whole browser, benchmark or variant of is said once. */
export const aloneOf = ({ runs, rows, alone }: RunsComparison): Alone[] =>
  runs.flatMap((_, run): Alone[] => {
    let rest = alone.filter((each) => each.run === run)
    const whole: string[] = []
    for (const key of wholes) {
      const shared = new Set(rows.flatMap((row) => (row.cells[run] ? [row[key]] : [])))
      const own = [...new Set(rest.map((each) => each[key]))].filter((name) => name !== null && !shared.has(name))
      if (own.length > 0) whole.push(`${key}${own.length === 1 ? '' : 's'} ${list(own.map(String))}`)
      rest = rest.filter((each) => !own.includes(each[key]))
    }
    return whole.length + rest.length === 0 ? [] : [{ run, whole, rest }]
  })

/** `Only in B: browser webkit; benchmarks dot and blur.`, and a line for each of the rest. */
export const aloneLines = (comparison: RunsComparison): string[] =>
  aloneOf(comparison).flatMap(({ run, whole, rest }) => {
    const start = `Only in ${letterOf(run)}:`
    return [
      ...(whole.length === 0 ? [] : [`${start} ${whole.join('; ')}.`]),
      ...rest.map((each) => `${start} ${aloneInWords(each)}.`),
    ]
  })

const works: Readonly<Record<RunsUnlike['what'], string>> = {
  size: 'the size',
  elementsPerCall: 'elements per call',
  bytesPerCall: 'bytes per call',
}

/** `dot is other work in B (elements per call: 64,000 → 128,000), and not compared`. */
export const unlikeInWords = ({ benchmark, run, what, from, to }: RunsUnlike): string => {
  const number = (value: number | null): string => (value === null ? 'unknown' : fixed(value, 0))
  return `${benchmark} is other work in ${letterOf(run)} (${works[what]}: ${number(from)} → ${number(to)}), and not compared.`
}

/** Whether later runs have a failure that A has not, only A has it, or both. */
export const failureState = ({ runs }: RunsFailure): 'new' | 'gone' | 'still' => {
  if (!runs.includes(0)) return 'new'
  return runs.length === 1 ? 'gone' : 'still'
}

const states = { new: 'new in', gone: 'gone since', still: 'in' } as const

/** In front of the letters of the runs that have it: `new in`, `gone since`, `in`. */
export const stateInWords = (failure: RunsFailure): string => states[failureState(failure)]

/** `new in B: dot · firefox · simd: wrong result (verify). …`. */
export const failureInWords = (failure: RunsFailure): string =>
  `${stateInWords(failure)} ${lettersOf(failure.runs)}: ${failurePlace(failure)}: ${stageInWords(failure.stage)}. ${failure.message}`

/** What a run says in few letters: the speed-up, or the value where there is none; a dash where it has neither. */
export const cellShort = (comparison: RunsComparison, row: RunsRow, run: number): string => {
  const cell = row.cells[run] ?? null
  if (cell === null) return '–'
  const unit = comparison.metrics[row.metric]?.unit ?? 'count'
  return `${cell.ratio === null ? quantity(cell.value, unit) : ratioShort(cell.ratio.value)}${markOf(comparison, row, [run])}`
}

/** The value, in full. */
export const valueInWords = (comparison: RunsComparison, row: RunsRow, run: number): string => {
  const cell = row.cells[run] ?? null
  if (cell === null) return '–'
  const unit = comparison.metrics[row.metric]?.unit ?? 'count'
  return `${quantity(cell.value, unit, cell.interval)}${markOf(comparison, row, [run])}`
}

/** What this comparison cannot do, and what it does about it. */
export const limitations = ({ margin, circumstances: differing }: RunsComparison): string[] => [
  'These runs were made at different times, and the machine, the browsers and the tools may have been others. So what is judged is the speed-up: a variant against the baseline in the same page and the same second. Times by themselves are told, never judged; sizes and other exact figures are the same at any time.',
  'A speed-up changes as well when the baseline does, and when a new browser or compiler treats the two differently: this comparison cannot tell these from a change of the variant. crosslane compare --refs measures two commits in the same visits, and is the stricter way.',
  `An interval is never narrower than what the two runs' own intervals allow together. Where results decided when a run stopped, it is one that holds nevertheless. Fewer than six visits have none. Verdicts are corrected for all changes of a metric, and less than ${percent(margin)} counts as no different.`,
  ...(differing.length === 0
    ? ['Nothing that crosslane records of the circumstances differs between these runs.']
    : []),
]
