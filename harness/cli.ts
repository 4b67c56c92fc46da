import { randomBytes, randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { durationMs, share, waitMs } from './commands/amounts.ts'
import type { Context } from './commands/context.ts'
import { endLeftoversNow } from './drivers/processes/leftovers.ts'
import { CrosslaneError, type Exit, exitCodes, problem } from './errors.ts'
import { realWorld } from './toolchain/world.ts'
import { version } from './version.ts'

const names = (value: string): string[] =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const integer =
  (low: number, high: number) =>
  (value: string): number => {
    const number = Number(value)
    if (Number.isInteger(number) && number >= low && number <= high) return number
    throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`)
  }

/** Asks on the terminal; anything but y or yes is a no. */
const ask = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test(await terminal.question(`${question} [y/N] `))
  } finally {
    terminal.close()
  }
}

const hasColour = (): boolean => process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'

const examples = (...lines: readonly string[]): string =>
  ['', 'Examples:', ...lines.map((line) => `  $ ${line}`)].join('\n')

const config = (): Option => new Option('--config <file>', 'use this file instead of the nearest crosslane.config.ts')
const env = (): Option =>
  new Option('--env <how>', 'a noisy machine: refuse it and repeat noisy blocks, warn, or do not look').choices([
    'strict',
    'warn',
    'off',
  ])
const measure = (): Option =>
  new Option(
    '--measure <names>',
    'only these: throughput, load, frames, capacity, memory, boundary; each where it makes sense for the crate',
  ).argParser(names)
const network = (): Option =>
  new Option('--network <name>', 'load modules through 4g, 3g, cable, none, or figures such as rtt=40ms,down=10mbit')
const suites = (): Option =>
  new Option('--suite <names>', 'the crates of these suites of the config; crosslane suites lists them').argParser(
    names,
  )
const json = (): Option => new Option('--json', 'print JSON for programs to standard output').default(false)

/**
 * Builds the command line. Every action stores the exit that it ends with through `done`. Commands are imported when they
 * are called: what they stand on takes longer to load than a help text to print.
 */
const commandLine = (context: Context, done: (exit: Exit) => void): Command => {
  const program = new Command('crosslane')
    .description('What SIMD, or any other build choice, buys your Rust→Wasm code in Chromium, Firefox and WebKit.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(crosslane --help shows everything there is)')
    .configureOutput({ writeOut: context.out, writeErr: context.err })
    .addHelpText(
      'after',
      `${examples('crosslane run --quick', 'crosslane doctor', 'crosslane run --browsers firefox --crates dot-f32 --blocks 20')}

Exit codes: 0 good, 1 a check failed, 2 wrong use, 3 the environment lacks something, 4 a run failed, 130 interrupted`,
    )

  const command = (name: string, description: string, ...lines: readonly string[]) =>
    program
      .command(name)
      .description(description)
      .exitOverride()
      .addHelpText('after', examples(...lines))

  command('setup', 'install what is missing: the Rust target, browsers', 'crosslane setup', 'crosslane setup --yes')
    .option('-y, --yes', 'install system packages without asking', false)
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/setup.ts')).setupCommand(options, context)))

  command(
    'doctor',
    'check all that a run needs, try the browsers out, and say what to type where something is wrong',
    'crosslane doctor',
    'crosslane doctor --no-self-tests',
  )
    .option('--no-self-tests', 'do not launch the browsers to try them out')
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/doctor.ts')).doctorCommand(options, context)))

  command(
    'build',
    'build the benchmark crates in every variant',
    'crosslane build',
    'crosslane build --crates dot-f32 --json',
  )
    .addOption(suites())
    .option('--crates <names>', 'only these crates, separated by commas', names)
    .option('--variants <names>', 'only these variants and the baseline', names)
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/build.ts')).buildCommand(options, context)))

  command(
    'run',
    'build, measure in every browser, and report',
    'crosslane run --quick',
    'crosslane run --browsers chromium,firefox --blocks 20',
    'crosslane run --crates mandelbrot --variants simd --seed 7',
    'crosslane run --suite simd,real-world --quick',
    'crosslane run --time 5m',
    'crosslane run --precision 1% --env strict',
    'crosslane run --measure load --caches cold,http,code --network 4g',
    'crosslane run --measure memory --crates mandelbrot',
    'crosslane run --quick --ui',
    'crosslane run --json > run.json',
    'crosslane run --quick --invite phone --host 0.0.0.0',
    'crosslane run --quick --invite phone,tablet --browsers none',
  )
    .option(
      '--browsers <names>',
      'only these browsers of the config; with --invite, none leaves only those invited',
      names,
    )
    .option('--invite <names>', 'measure also in browsers that open a link, which is printed, under these names', names)
    .option(
      '--host <address>',
      'with --invite: let others in too, by this address of this machine; 0.0.0.0 is all of them',
    )
    .option('--port <number>', 'with --invite: serve under this port instead of a free one', integer(1, 65_535))
    .option(
      '--wait <duration>',
      'with --invite: go on without whoever has not joined by then, 5m when left out',
      waitMs,
    )
    .addOption(suites())
    .option('--crates <names>', 'only these crates', names)
    .option('--variants <names>', 'only these variants and the baseline', names)
    .option('--blocks <number>', 'passes over all benchmarks; six is the fewest with an interval', integer(1, 1000))
    .option('--time <duration>', 'measure for this long, such as 2m', durationMs)
    .option('--precision <percent>', 'measure until every speed-up is known to ± this, such as 1%', share)
    .addOption(env())
    .addOption(measure())
    .option('--caches <names>', 'load with these states of the caches: cold, http, code', names)
    .addOption(network())
    .option('--quick', 'a first answer within three minutes: six short blocks, speed-ups and sizes above all', false)
    .option('--seed <number>', 'repeat the random choices of another run', integer(0, 0xffff_ffff))
    .option('--out <folder>', 'write the run below this folder')
    .option('--ui', 'watch the run in a browser while it goes on', false)
    .option('--ui-port <number>', 'with --ui: serve it on this port', integer(1, 65_535))
    .option('--setup', 'first install what is missing', false)
    .option('-y, --yes', 'with --setup: install system packages without asking', false)
    .option('--open', 'show the report when it is ready, where there is a screen', false)
    .addOption(json())
    .addOption(config())
    .action(async (options) => {
      const typed = ['crosslane', ...process.argv.slice(2)]
      done(await (await import('./commands/run.ts')).runCommand({ ...options, typed }, context))
    })

  command(
    'serve',
    'show runs in a browser, those that go on too, with trends and comparisons, and measure in that browser; on this machine only',
    'crosslane serve --open',
    'crosslane serve --crates dot-f32',
    'crosslane serve --port 8080',
  )
    .option('--port <number>', 'serve on this port; 7357 or any free one when left out', integer(1, 65_535))
    .option('--crates <names>', 'what is measured in browsers that take part: only these crates', names)
    .addOption(suites())
    .option('--open', 'show it, where there is a screen', false)
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/serve.ts')).serveCommand(options, context)))

  command(
    'compare',
    'compare two variants, two crates or two git refs, interleaved in the same visits; or runs that were recorded already',
    'crosslane compare scalar simd',
    'crosslane compare --refs main --crates dot-f32 --variant simd',
    'crosslane compare --refs v1.0,HEAD --until-decided --threshold 2%',
    'crosslane compare --crates dot-f32,saturating-add-u8 --time 30s',
    'crosslane compare --runs 2026-11-21,2026-11-22 --out runs.html',
  )
    .argument('[things...]', 'two variants of the config')
    .option('--refs <names>', 'two git refs, or one that is compared with the working tree', names)
    .option(
      '--runs <names>',
      'recorded runs, held against the first of them: names, beginnings of names or folders',
      names,
    )
    .option('--crates <names>', 'only these crates; without variants, refs and runs, the two crates to compare', names)
    .option('--variant <name>', 'the variant that crates and refs are built in; the baseline when left out')
    .option('--browsers <names>', 'only these browsers of the config', names)
    .option('--metric <names>', 'metrics that the exit code looks at; time when left out', names)
    .option('--threshold <percent>', 'slower by more than this, for sure, is exit code 1', share)
    .option('--blocks <number>', 'passes over all benchmarks', integer(1, 1000))
    .option('--time <duration>', 'measure for this long, such as 30s', durationMs)
    .option('--precision <percent>', 'measure until every ratio is known to ± this, such as 0.5%', share)
    .option('--until-decided', 'measure until every ratio is faster, slower or equivalent', false)
    .option('--include-identical', 'measure modules that are the same bytes, too', false)
    .option('--markdown <file>', 'write Markdown, for a comment on a pull request')
    .option('--junit <file>', 'write JUnit XML: a test for each cell')
    .option('--png <file>', 'write a picture of the report, which the Markdown shows')
    .addOption(env())
    .addOption(measure())
    .option('--seed <number>', 'repeat the random choices of another run', integer(0, 0xffff_ffff))
    .option('--out <place>', 'write the run below this folder; with --runs, the report as one HTML file')
    .option('--open', 'show the report when it is ready, where there is a screen', false)
    .addOption(json())
    .addOption(config())
    .action(async (things: string[], { time: timeMs, runs, ...options }) => {
      const typed = ['crosslane', ...process.argv.slice(2)]
      const all = { ...options, timeMs, things, typed }
      done(
        runs === undefined
          ? await (await import('./commands/compare.ts')).compareCommand(all, context)
          : await (await import('./commands/compareRuns.ts')).compareRunsCommand({ ...all, runs }, context),
      )
    })

  command(
    'bisect',
    'find the commit that made a crate slower, fatter or wrong, by halving',
    'crosslane bisect --good v1.0 --bad HEAD --crates dot-f32 --variant simd --browsers firefox',
    'crosslane bisect --good v1.0 --bad HEAD --metric size-brotli --blocks 1',
  )
    .requiredOption('--good <ref>', 'a commit that was still good')
    .requiredOption('--bad <ref>', 'a later one that is not')
    .option('--crates <names>', 'only these crates', names)
    .option('--variant <name>', 'the variant that they are built in; the baseline when left out')
    .option('--browsers <names>', 'only these browsers of the config', names)
    .option('--metric <names>', 'metrics that are looked at; time when left out', names)
    .option('--threshold <percent>', 'what counts as a change at all', share)
    .option(
      '--blocks <number>',
      'measure each step for so many passes, instead of until it is decided',
      integer(1, 1000),
    )
    .option('--time <duration>', 'measure each step for this long, such as 30s', durationMs)
    .addOption(env())
    .option('--seed <number>', 'repeat the random choices of another search', integer(0, 0xffff_ffff))
    .option('--out <folder>', 'write the runs below this folder')
    .addOption(json())
    .addOption(config())
    .action(async ({ time: timeMs, ...options }) => {
      const typed = ['crosslane', ...process.argv.slice(2)]
      done(await (await import('./commands/bisect.ts')).bisectCommand({ ...options, timeMs, typed }, context))
    })

  command(
    'calibrate',
    'find out what this machine can tell apart: false alarms, smallest effects, layout',
    'crosslane calibrate',
    'crosslane calibrate --browsers firefox --time 30s --repeats 5',
  )
    .option('--browsers <names>', 'only these browsers of the config', names)
    .option('--time <duration>', 'wall time of one comparison, start-up included', durationMs, 20_000)
    .option('--repeats <number>', 'comparisons for each rung of the ladder and browser', integer(1, 1000), 3)
    .option('--no-layout', 'do not measure what the layout of the code alone does')
    .option('--seed <number>', 'repeat the random choices of another calibration', integer(0, 0xffff_ffff))
    .addOption(json())
    .addOption(config())
    .action(async (options) => {
      const typed = ['crosslane', ...process.argv.slice(2)]
      done(await (await import('./commands/calibrate.ts')).calibrateCommand({ ...options, typed }, context))
    })

  command(
    'report',
    'render a run again from its journal',
    'crosslane report',
    'crosslane report 2026-11-22 --format markdown',
    'crosslane report --png speedups.png',
  )
    .argument('[run]', 'name of a run, the beginning of it, or its folder; the newest when left out')
    .option('--format <name>', 'html, text, json, markdown or csv; without it, the files of the run are made again')
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'with --format: write to this file')
    .option('--png <file>', 'write a picture of the verdicts and the first charts, taken by the browser that is there')
    .option('--card <file>', 'write a picture of the verdicts alone, 1200 × 630, as social networks show')
    .addOption(config())
    .action(async (run: string | undefined, options) =>
      done(await (await import('./commands/report.ts')).reportCommand({ ...options, run }, context)),
    )

  command(
    'check',
    'hold a run against the budgets of the config; exit code 1 when one is broken for sure',
    'crosslane check',
    'crosslane check 2026-11-22 --junit budgets.xml --markdown budgets.md',
    'crosslane check --strict --json',
  )
    .argument('[run]', 'name of a run, the beginning of it, or its folder; the newest when left out')
    .option('--strict', 'fail for undecided budgets too: those whose interval straddles the limit', false)
    .option('--junit <file>', 'write JUnit XML: a test for each cell')
    .option('--markdown <file>', 'write Markdown, for a comment or the summary of a job')
    .addOption(json())
    .addOption(config())
    .action(async (run: string | undefined, options) =>
      done(await (await import('./commands/check.ts')).checkCommand({ ...options, run }, context)),
    )

  command(
    'nightly',
    'measure a commit against a frozen control, and tell what moved since other nights: measured again before it is told',
    'crosslane nightly',
    'crosslane nightly --control v1.0 --suite simd',
    'crosslane nightly --crates dot-f32 --browsers firefox --quick',
    'crosslane nightly --markdown night.md --junit night.xml --env strict',
  )
    .option('--control <ref>', 'the commit that nights are held against, instead of the one in the config')
    .option('--ref <ref>', 'the commit to measure', 'HEAD')
    .option('--browsers <names>', 'only these browsers of the config', names)
    .addOption(suites())
    .option('--crates <names>', 'only these crates', names)
    .option('--variants <names>', 'only these variants and the baseline', names)
    .option('--blocks <number>', 'passes over all benchmarks', integer(1, 1000))
    .option('--time <duration>', 'measure for this long, such as 20m; what is looked into comes on top', durationMs)
    .option('--precision <percent>', 'measure until every ratio is known to ± this, such as 0.5%', share)
    .addOption(env())
    .addOption(measure())
    .option('--quick', 'six short blocks, speed-ups and sizes only', false)
    .option('--seed <number>', 'repeat the random choices of another night', integer(0, 0xffff_ffff))
    .option('--out <folder>', 'write the runs below this folder')
    .option('--markdown <file>', 'write Markdown, for the summary of a job')
    .option('--junit <file>', 'write JUnit XML: a test for each change and each cell of a budget')
    .option('--png <file>', 'write a picture of the report, which the Markdown shows')
    .addOption(json())
    .addOption(config())
    .action(async (options) => {
      const typed = ['crosslane', ...process.argv.slice(2)]
      done(await (await import('./commands/nightly.ts')).nightlyCommand({ ...options, typed }, context))
    })

  command(
    'history',
    'the numbers of all runs: what is there, and how much room it takes',
    'crosslane history',
    'crosslane history add',
    'crosslane history export 2026-11-22 --out elsewhere',
    'crosslane history prune --keep 30',
  )
    .argument('[action]', 'add: take runs in; export: write a run as a folder again; prune: forget old journals')
    .argument('[runs...]', 'with add and export: names or folders of runs; add takes all in when left out')
    .option('--keep <nights>', 'with prune: keep the journals of so many nights', integer(0, 100_000))
    .option('--out <folder>', 'with export: write the run below this folder')
    .addOption(json())
    .addOption(config())
    .action(async (action: string | undefined, runs: string[], options) =>
      done(await (await import('./commands/history.ts')).historyCommand({ ...options, action, runs }, context)),
    )

  command(
    'trend',
    'series over all runs of the history, with what nights have found',
    'crosslane trend --out trend.html',
    'crosslane trend --crates dot-f32 --variants simd --browsers firefox',
    'crosslane trend --metric size-brotli --last 30 --json',
  )
    .option('--crates <names>', 'only these crates or benchmarks; names or patterns', names)
    .option('--variants <names>', 'only these variants', names)
    .option('--browsers <names>', 'only these browsers', names)
    .option('--metric <names>', 'these metrics; those that nights follow when left out', names)
    .option('--last <number>', 'the most runs of a series', integer(1, 100_000), 200)
    .option('--out <file>', 'write a report as one HTML file')
    .option('--open', 'show the report, where there is a screen', false)
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/trend.ts')).trendCommand(options, context)))

  command(
    'inspect',
    'what is in a .wasm file, or how two of them differ: sizes, sections, functions, SIMD; nothing is run',
    'crosslane inspect app.wasm',
    'crosslane inspect before.wasm after.wasm',
    'crosslane inspect app.wasm --functions 50',
    'crosslane inspect app.wasm --json',
  )
    .argument('<file>', 'a module')
    .argument('[other]', 'a second one, to compare with')
    .option('--functions <number>', 'functions to list', integer(0, 1_000_000), 20)
    .addOption(json())
    .action(async (file: string, other: string | undefined, options) =>
      done(await (await import('./commands/inspect.ts')).inspectCommand({ ...options, file, other }, context)),
    )

  command(
    'suites',
    'the suites of the config: which question each answers, and how long it takes',
    'crosslane suites',
    'crosslane suites --json',
  )
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/suites.ts')).suitesCommand(options, context)))

  command(
    'schema',
    'JSON Schemas of the documents that crosslane reads and writes, for programs and editors',
    'crosslane schema',
    'crosslane schema run > run.schema.json',
    'crosslane schema --out schemas',
  )
    .argument('[name]', 'of a document; without it, they are listed')
    .option('--out <folder>', 'write them, each into a file of its own')
    .action(async (name: string | undefined, options) =>
      done(await (await import('./commands/schema.ts')).schemaCommand({ ...options, name }, context)),
    )

  command('list', 'the runs that are there, newest first', 'crosslane list', 'crosslane list --json')
    .addOption(json())
    .addOption(config())
    .action(async (options) => done(await (await import('./commands/list.ts')).listCommand(options, context)))

  return program
}

const err = (text: string): void => void process.stderr.write(text)

/** Errors of the file system are the machine's, not ours. */
const known = (error: unknown): unknown => {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  return code !== undefined && syscall !== undefined ? problem('system', code, message) : error
}

/** Known errors in two lines; anything else is a bug of ours and shows where it came from. */
const explain = (error: unknown): Exit => {
  if (error instanceof CrosslaneError) {
    err(`\nError: ${error.message}\n${error.hint}\n`)
    return error.exit
  }
  err(
    `\nThis is a mistake in crosslane itself, not in what you typed:\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return 'runFailed'
}

/** The program. Sets the exit code of the process and comes back when everything is closed. */
export const main = async (): Promise<void> => {
  const mark = `${process.pid}-${randomBytes(6).toString('hex')}`
  const interrupted = new AbortController()
  const context: Context = {
    folder: process.cwd(),
    world: realWorld(process.cwd()),
    out: (text) => void process.stdout.write(text),
    err,
    isTerminal: process.stderr.isTTY,
    colour: hasColour(),
    columns: () => process.stdout.columns ?? 120,
    ask,
    signal: interrupted.signal,
    mark,
    now: () => new Date(),
    freshSeed: () => randomInt(0x1_0000_0000),
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted.signal.aborted) process.exit(exitCodes.interrupted)
      err(`\nStopping; what is done so far is kept. Once more stops at once.\n`)
      interrupted.abort(new DOMException('interrupted by the user', 'AbortError'))
    })
  }
  // Whoever reads our output may stop reading, as `head` does: that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  // Whatever ends the process, no browser outlives it.
  process.on('exit', () => endLeftoversNow(mark))

  let exit: Exit = 'good'
  try {
    await commandLine(context, (value) => (exit = value)).parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) exit = error.exitCode === 0 ? 'good' : 'wrongUse'
    else if (interrupted.signal.aborted && (error as Error).name === 'AbortError') {
      err('Interrupted before anything was measured.\n')
      exit = 'interrupted'
    } else exit = explain(known(error))
  }
  process.exitCode = exitCodes[exit]
}
