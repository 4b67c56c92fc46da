import { cpus } from 'node:os'
import { random, seedFor } from '../../harness/stats/random.ts'
import { median } from '../../harness/stats/median.ts'
import { hunter } from './rules/hunter.ts'
import { ours, suspecting } from './rules/ours.ts'
import { perfherder } from './rules/perfherder.ts'
import { previous } from './rules/previous.ts'
import type { Night, Rule } from './rules/rule.ts'

// `npm run bench:nights [seeds]`: how often rules for nightly series see a change where there is none, what they miss, and how many nights
// they take. Synthetic histories of 60 nights, 200 of each kind unless told otherwise; every rule sees the same ones, night by night.

const seeds = Number(process.argv[2] ?? 200)
const length = 60
/** The night of the change. */
const changeAt = 30
/** Scatter of a night's ratio to the control: what a run of twelve visits leaves. */
const scatter = 0.005
/** Times drift from night to night, as machines do; the control drifts along. */
const drift = 0.01

interface Kind {
  readonly title: string
  /** Growth of the time by the code, as a factor, on a night. */
  readonly code: (night: number) => number
  readonly scatterOn?: (night: number) => number
  /** Chance of a wild night, of 3 to 10 %. */
  readonly wild?: number
  /** Nights with a new browser, which makes all slower or faster by up to 5 %, and this code 1.5 % more than the control. */
  readonly updates?: readonly number[]
}

const step = (size: number) => (night: number) => (night >= changeAt ? 1 + size : 1)
const flat = () => 1

const quiet: readonly Kind[] = [
  { title: 'nothing', code: flat },
  { title: 'wild nights, 5 %', code: flat, wild: 0.05 },
  { title: 'scatter doubles', code: flat, scatterOn: (night) => (night < changeAt ? scatter : 2 * scatter) },
  { title: 'two browser updates', code: flat, updates: [20, 40] },
]
const changed: readonly Kind[] = [
  ...[0.01, 0.02, 0.05, 0.1].map((size) => ({ title: `step of ${size * 100} %`, code: step(size) })),
  { title: 'step of 2 %, wild nights', code: step(0.02), wild: 0.05 },
  { title: 'step of 2 %, two updates', code: step(0.02), updates: [15, 45] },
  { title: 'ramp to 5 % in 10 nights', code: (night) => 1 + 0.005 * Math.min(10, Math.max(0, night - changeAt + 1)) },
]

const historyOf = ({ code, scatterOn = () => scatter, wild = 0, updates = [] }: Kind, seed: number): Night[] => {
  const source = random(seed)
  let [machine, context, browser, fit] = [0, 0, 0, 0]
  return Array.from({ length }, (_, night) => {
    if (updates.includes(night)) {
      context++
      browser = 0.1 * (source.uniform() - 0.5)
      fit = source.uniform() < 0.5 ? 0.015 : -0.015
    }
    machine = 0.7 * machine + drift * source.normal()
    const outlier = source.uniform() < wild ? (0.03 + 0.07 * source.uniform()) * (source.uniform() < 0.5 ? -1 : 1) : 0
    const truth = Math.log(code(night))
    const logRatio = truth + fit + scatterOn(night) * source.normal() + outlier
    return { time: 1000 * Math.exp(logRatio + machine + browser), logRatio, context, truth }
  })
}

interface Score {
  /** Changes seen that were none: each place counts once, near enough places are one. */
  readonly falseAlarms: number
  /** Nights until the change was seen; `null`: it was not, within 20 nights. */
  readonly delay: number | null
}

/** Two places closer than this are one change. */
const near = 5
const patience = 20

const scoreOf = (rule: Rule, kind: Kind, nights: readonly Night[]): Score => {
  const isReal = changed.includes(kind)
  let delay: number | null = null
  const told: number[] = []
  const look = rule.begin()
  for (let night = 1; night <= length; night++) {
    const at = look(nights.slice(0, night))
    if (at === null) continue
    const rampEnd = kind.title.startsWith('ramp') ? 10 : 0
    const isIt = isReal && at >= changeAt - near && at <= changeAt + near + rampEnd
    if (isIt) {
      // The night of the change itself would be a delay of 1: it is the first night that can show it.
      if (delay === null && night - 1 >= changeAt && night - changeAt <= patience) delay = night - changeAt
    } else if (told.every((other) => Math.abs(other - at) > near)) told.push(at)
  }
  return { falseAlarms: told.length, delay }
}

const rules: readonly Rule[] = [ours, suspecting, hunter, perfherder, previous]
const row = (cells: readonly string[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const print = (title: string, kinds: readonly Kind[], tell: (scores: readonly Score[]) => string) => {
  process.stdout.write(`\n${title}\n\n`)
  row(['rule', ...kinds.map((kind) => kind.title)])
  row(['---', ...kinds.map(() => '---:')])
  for (const rule of rules) {
    row([
      rule.title,
      ...kinds.map((kind, index) =>
        tell(
          Array.from({ length: seeds }, (_, seed) =>
            scoreOf(rule, kind, historyOf(kind, seedFor(seed, index, kinds.length))),
          ),
        ),
      ),
    ])
  }
}

process.stdout.write(
  `${seeds} histories of ${length} nights each, scatter ${scatter * 100} %, ${cpus()[0]?.model ?? ''}\n`,
)
const perThousand = (scores: readonly Score[]) =>
  ((1000 * scores.reduce((sum, score) => sum + score.falseAlarms, 0)) / (seeds * length)).toFixed(2)
print('False alarms in 1,000 nights of a series in which nothing changes', quiet, perThousand)
print(
  `Found within ${patience} nights; nights that the middle one of those took, and the slowest tenth`,
  changed,
  (scores) => {
    const delays = scores.flatMap(({ delay }) => delay ?? []).toSorted((a, b) => a - b)
    if (delays.length === 0) return '0 %'
    const slow = delays[Math.floor(0.9 * (delays.length - 1))]
    return `${((100 * delays.length) / seeds).toFixed(0)} %, ${median(delays)} (${slow})`
  },
)
print('False alarms in 1,000 nights beside a real change', changed, perThousand)
