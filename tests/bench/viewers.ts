/**
 * What it costs a measurement to be watched: real runs, in turns without anybody and with pages of Chromium on this very machine that
 * look at the live view. The ratio of the numbers with viewers to those without, over pairs of runs, with its interval.
 *
 *   npm run bench:viewers -- --browsers chromium --crates dot-f32 --pairs 8
 *   npm run bench:viewers -- --viewers 5
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { chromium } from 'playwright'
import type { Context } from '../../harness/commands/context.ts'
import { watched } from '../../harness/commands/watched.ts'
import { loadConfig } from '../../harness/config/load.ts'
import { withOptions } from '../../harness/config/options.ts'
import { endLeftoversNow } from '../../harness/drivers/processes/leftovers.ts'
import { run } from '../../harness/run.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { logLocation } from '../../harness/stats/location.ts'
import { random } from '../../harness/stats/random.ts'
import { requireToolchain } from '../../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'

const names = (text: string): string[] => text.split(',')
const options = new Command('bench:viewers')
  .option('--browsers <names>', 'browsers of the config', names, ['chromium'])
  .option('--crates <names>', 'crates that are measured', names, ['dot-f32'])
  .option('--pairs <number>', 'runs without viewers, and as many with; six is the fewest with an interval', Number, 8)
  .option('--viewers <number>', 'pages that look', Number, 2)
  .option('--seed <number>', 'of the order, and of the runs', Number, 1)
  .parse()
  .opts<{ browsers: string[]; crates: string[]; pairs: number; viewers: number; seed: number }>()

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const root = process.cwd()
const mark = `${process.pid}-viewers`
process.on('exit', () => endLeftoversNow(mark))
process.on('SIGINT', () => process.exit(130))
const context: Context = {
  folder: root,
  world: realWorld(root),
  out: () => {},
  err: () => {},
  isTerminal: false,
  colour: false,
  columns: () => 120,
  ask: async () => false,
  signal: new AbortController().signal,
  mark,
  now: () => new Date(),
  freshSeed: () => options.seed,
}
const { browsers, crates } = options
// Viewers are other browsers, which nobody shall refuse here.
const loaded = withOptions(await loadConfig(root, undefined), { browsers, crates, quick: true, env: 'off' })
const toolchain = await requireToolchain(context.world, loaded.config)
const out = await mkdtemp(join(tmpdir(), 'crosslane-viewers-'))
const stock = '/usr/bin/chromium'

/** Pages that look at the run that goes on, in a browser of their own. */
const lookAt = async (url: string) => {
  const browser = await chromium.launch({
    ...(existsSync(stock) ? { executablePath: stock } : {}),
    args: ['--no-sandbox'],
  })
  const pages = await Promise.all(Array.from({ length: options.viewers }, () => browser.newPage()))
  await Promise.all(pages.map((page) => page.goto(url)))
  return { pages, close: () => browser.close() }
}

/** One run. @param isWatched whether anybody looks */
const measure = async (seed: number, isWatched: boolean): Promise<RunDocument> => {
  const own = isWatched ? await watched({ loaded, runs: out }, context) : null
  const viewing = own && (await lookAt(own.url))
  const { document } = await run({
    loaded,
    crates,
    required: browsers,
    seed,
    out,
    command: ['npm', 'run', 'bench:viewers'],
    toolchain,
    mark,
    signal: context.signal,
    emit: (event) => own?.emit(event),
    ...(own ? { heard: own.heard } : {}),
    now: context.now,
  })
  await own?.[Symbol.asyncDispose]()
  await viewing?.close()
  return document
}

const cellsOf = ({ estimates }: RunDocument): Map<string, { time: number; ratio: number | null }> =>
  new Map(
    estimates
      .filter(({ metric }) => metric === 'time')
      .map(({ benchmark, browser, variant, value, ratio }) => [
        [browser, benchmark, variant].join('  '),
        { time: value, ratio: ratio?.value ?? null },
      ]),
  )

const pairs: { alone: RunDocument; watched: RunDocument }[] = []
const { uniform } = random(options.seed)
for (let pair = 0; pair < options.pairs; pair++) {
  const seed = options.seed + pair
  const watchedFirst = uniform() < 0.5
  const first = await measure(seed, watchedFirst)
  const second = await measure(seed, !watchedFirst)
  pairs.push(watchedFirst ? { alone: second, watched: first } : { alone: first, watched: second })
  print(`[${pair + 1}/${options.pairs}] measured, ${watchedFirst ? 'watched' : 'alone'} first`)
}
await rm(out, { recursive: true })

const share = (value: number): string => `${((value - 1) * 100).toFixed(2)} %`
const said = (values: readonly number[]): string => {
  if (values.length === 0) return '–'
  const { value, interval } = logLocation(values)
  return `${share(value)} ${interval === null ? '(no interval)' : `[${share(interval.low)}, ${share(interval.high)}]`}`
}
print(`\n${options.viewers} viewers, ${pairs.length} pairs of runs: with them against without\n`)
for (const cell of cellsOf(pairs[0]?.alone as RunDocument).keys()) {
  const found = pairs.flatMap(({ alone, watched: seen }) => {
    const [one, other] = [cellsOf(alone).get(cell), cellsOf(seen).get(cell)]
    return one && other ? [{ one, other }] : []
  })
  const times = found.map(({ one, other }) => other.time / one.time)
  const ratios = found.flatMap(({ one, other }) => (one.ratio && other.ratio ? [other.ratio / one.ratio] : []))
  print(`${cell.padEnd(40)} time ${said(times)}   speed-up ${said(ratios)}`)
}
