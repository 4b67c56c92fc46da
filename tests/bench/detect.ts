/**
 * How small an effect crosslane finds, in how much time, and how often it sees one where there is none: the ladder of
 * bench-crates/calibration through the whole pipeline, every comparison a run of its own with a fixed wall time that includes
 * the start of the browser.
 *
 *   npm run bench:detect -- --browsers chromium,firefox --time 30s --effects 0,0.1,0.25,1 --repeats 10
 */
import { randomInt } from 'node:crypto'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { base, type Step, ladder, twin } from '../../harness/calibrate/ladder.ts'
import { type Observed, observedIn } from '../../harness/calibrate/observed.ts'
import { rungOf, summaryOf } from '../../harness/calibrate/summary.ts'
import { workbench } from '../../harness/calibrate/workbench.ts'
import { durationMs } from '../../harness/commands/amounts.ts'
import { loadConfig } from '../../harness/config/load.ts'
import { endLeftoversNow } from '../../harness/drivers/processes/leftovers.ts'
import { median } from '../../harness/stats/median.ts'
import { random, seedFor } from '../../harness/stats/random.ts'
import { requireToolchain } from '../../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'

const options = new Command('bench:detect')
  .option('--browsers <names>', 'browsers of the config', (text) => text.split(','), ['chromium', 'firefox', 'webkit'])
  .option('--time <duration>', 'wall time of a comparison', durationMs, 30_000)
  .option('--effects <percents>', 'injected slow-downs; 0 compares identical bytes', '0,0.25,1')
  .option('--repeats <number>', 'comparisons of each effect in each browser', Number, 10)
  .option('--seed <number>', 'repeat the random choices', Number, randomInt(0x1_0000_0000))
  .parse()
  .opts<{ browsers: string[]; time: number; effects: string; repeats: number; seed: number }>()

const same: Step = { variant: twin, effect: 0 }
const steps = options.effects.split(',').map((text): Step => {
  const effect = Number(text) / 100
  const step = [same, ...ladder].find((candidate) => Math.abs(candidate.effect - effect) < 1e-9)
  if (!step) throw new Error(`there is no rung of ${text} %: ${ladder.map((one) => one.effect * 100).join(', ')}`)
  return step
})

const mark = `${process.pid}-detect`
process.on('exit', () => endLeftoversNow(mark))
process.on('SIGINT', () => process.exit(130))

const root = process.cwd()
const loaded = await loadConfig(root, undefined)
const bench = await workbench(
  {
    loaded,
    toolchain: await requireToolchain(realWorld(root), loaded.config),
    out: resolve(root, loaded.config.cache, 'detect'),
    command: ['npm', 'run', 'bench:detect'],
    mark,
    signal: new AbortController().signal,
    emit: () => {},
    now: () => new Date(),
  },
  ladder,
)

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const percent = (value: number | null, digits = 3): string =>
  value === null ? '–' : `${(value * 100).toFixed(digits)} %`

const all: Observed[] = []
const plan = Array.from({ length: options.repeats }, (_, repeat) => repeat).flatMap((repeat) =>
  random(seedFor(options.seed, repeat)).shuffled(
    options.browsers.flatMap((browser) => steps.map((step) => ({ browser, step, repeat }))),
  ),
)
for (const [index, { browser, step }] of plan.entries()) {
  const design = { stop: { when: 'time' as const, timeMs: options.time } }
  const seed = seedFor(options.seed, index)
  const { document } = await bench.compare(browser, [step.variant], design, seed)
  const observed = observedIn(document).find(({ variant }) => variant === step.variant)
  if (!observed) throw new Error(`no number from ${browser}: ${document.failures[0]?.message}`)
  all.push(observed)
  const halfWidth = observed.low === null || observed.high === null ? null : (observed.high - observed.low) / 2
  print(
    [
      `[${index + 1}/${plan.length}]`,
      browser.padEnd(9),
      `injected ${percent(step.effect, 2)}`,
      `read ${percent(observed.slower)}`,
      `± ${percent(halfWidth)}`,
      `${observed.visits} visits in ${(observed.wallMs / 1000).toFixed(1)} s`,
      `measuring ${percent(observed.measuredMs / observed.wallMs, 0)}`,
    ].join('  '),
  )
}

print(`\nbase ${base}, ${options.time / 1000} s a comparison, seed ${options.seed}\n`)
for (const browser of options.browsers) {
  const own = all.filter((one) => one.browser === browser)
  for (const step of steps) {
    const comparisons = own.filter(({ variant }) => variant === step.variant)
    const widths = comparisons.flatMap(({ low, high }) => (low === null || high === null ? [] : [(high - low) / 2]))
    const halfWidth = widths.length === 0 ? null : median(widths)
    const { found, covered, estimate } = rungOf(step.effect, comparisons)
    const { falseAlarms } = summaryOf(comparisons, [])
    const said = step.effect === 0 ? `false alarms ${falseAlarms.alarms}` : `found ${found}`
    print(
      [
        browser.padEnd(9),
        `+${percent(step.effect, 2)}`,
        `${said} of ${comparisons.length}`,
        `interval held it ${covered} of ${comparisons.length}`,
        `median read ${percent(estimate)}`,
        `median half-width ${percent(halfWidth)}`,
      ].join('  '),
    )
  }
}
