import { closestMatch } from 'leven'

/** Exit codes of the command line. */
export const exitCodes = {
  good: 0,
  checkFailed: 1,
  wrongUse: 2,
  environment: 3,
  runFailed: 4,
  interrupted: 130,
} as const
export type Exit = keyof typeof exitCodes

interface Problem {
  readonly exit: Exit
  /** What happened. */
  readonly message: string
  /** What to type or change next. */
  readonly hint: string
}

const didYouMean = (name: string, known: readonly string[]): string => {
  const closest = closestMatch(name, [...known], { maxDistance: Math.max(2, Math.ceil(name.length / 3)) })
  const list = `Known: ${known.join(', ') || 'none'}.`
  return closest === undefined ? list : `Did you mean "${closest}"? ${list}`
}

/** Every message about something the user can mend, in one place. Each says what happened and what to do next. */
const problems = {
  unknownBrowser: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no browser "${name}" in the config.`,
    hint: didYouMean(name, known),
  }),
  unknownCrate: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no benchmark crate "${name}".`,
    hint: didYouMean(name, known),
  }),
  unknownVariant: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no variant "${name}" in the config.`,
    hint: didYouMean(name, known),
  }),
  unknownSuite: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no suite "${name}" in the config.`,
    hint:
      known.length === 0
        ? 'Suites are named in crosslane.config.ts; docs/configuration.md says how.'
        : didYouMean(name, known),
  }),
  emptySuite: (names: readonly string[]) => ({
    exit: 'wrongUse',
    message: `No crate belongs to ${names.map((name) => `"${name}"`).join(' or ')}.`,
    hint: `A crate joins a suite by its Cargo.toml: suites = ["${names[0]}"] under [package.metadata.crosslane].`,
  }),
  idleName: (where: string, what: string, name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `${where} is about the ${what} "${name}", which there is not: it would never do anything.`,
    hint: didYouMean(name, known),
  }),
  budgetAmount: (index: number, amount: string, metric: string, units: readonly string[]) => ({
    exit: 'wrongUse',
    message: `budgets[${index}] has the limit "${amount}", which is no amount of ${metric}.`,
    hint: `Write a number${units.length === 0 ? '' : `, or one with its unit: ${units.join(', ')}`}.`,
  }),
  noControl: () => ({
    exit: 'wrongUse',
    message: 'Nights are held against a commit that stays the same, and none is named.',
    hint: "Name one, and leave it for as long as you can: nightly: { control: 'v1.0' } in crosslane.config.ts, or --control v1.0.",
  }),
  controlIsTaken: (id: string) => ({
    exit: 'wrongUse',
    message: `A night calls a module that it is held against "${id}", and the config has a variant of that name.`,
    hint: 'Give the variant another name.',
  }),
  nothingHeld: (ref: string) => ({
    exit: 'wrongUse',
    message: `"${ref}" has none of the benchmarks that are measured tonight, or none that builds: there is nothing to hold them against.`,
    hint: 'Name a later commit as control, or other crates.',
  }),
  emptyHistory: (place: string) => ({
    exit: 'environment',
    message: `The history in ${place} is empty.`,
    hint: 'crosslane nightly fills it, and crosslane history add takes in the runs that are there.',
  }),
  unknownSchema: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no schema of a document "${name}".`,
    hint: didYouMean(name, known),
  }),
  unknownAction: (command: string, name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `crosslane ${command} cannot "${name}".`,
    hint: didYouMean(name, known),
  }),
  notInHistory: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no run "${name}" in the history.`,
    hint: known.length === 0 ? 'It is empty: crosslane history add takes runs in.' : didYouMean(name, known),
  }),
  journalForgotten: (name: string) => ({
    exit: 'environment',
    message: `The journal of ${name} is no longer there: only its numbers are.`,
    hint: 'history.keepJournalNights in crosslane.config.ts says how long journals are kept.',
  }),
  exportWhat: () => ({
    exit: 'wrongUse',
    message: 'crosslane history export needs the name of a run.',
    hint: 'Type: crosslane history export <run> --out <folder>',
  }),
  notAncestor: (good: string, bad: string) => ({
    exit: 'wrongUse',
    message: `"${good}" is not among the commits that "${bad}" is built on.`,
    hint: 'The good commit has to come before the bad one: git log shows which does.',
  }),
  nothingToBisect: (good: string, bad: string) => ({
    exit: 'wrongUse',
    message: `Between "${good}" and "${bad}" nothing has changed for sure, so there is no commit to look for.`,
    hint: 'Name another --metric, a smaller --threshold, or more --blocks.',
  }),
  cannotOpenHistory: (place: string, why: string) => ({
    exit: 'environment',
    message: `The history in ${place} cannot be opened: ${why}`,
    hint: 'Look at history.database in crosslane.config.ts: a file, or the URL of a PostgreSQL server that is there.',
  }),
  newerHistory: (place: string) => ({
    exit: 'environment',
    message: `The history in ${place} was written by a newer crosslane.`,
    hint: 'Update crosslane (npm install crosslane@latest), or name another history.database in crosslane.config.ts.',
  }),
  suiteAndCrates: () => ({
    exit: 'wrongUse',
    message: '--suite and --crates exclude each other.',
    hint: 'Leave one of them out: a suite names its crates itself.',
  }),
  unknownMeasure: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is nothing called "${name}" to measure.`,
    hint: didYouMean(name, known),
  }),
  nothingToMeasure: (measure: readonly string[], crates: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is nothing to measure: none of ${crates.join(', ') || 'the crates'} is of a kind that is measured for ${measure.join(', ')}.`,
    hint: 'Crates of kind throughput have throughput, load and memory; frame crates have frames and capacity; boundary crates have boundary.',
  }),
  unknownCache: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no state of the caches called "${name}".`,
    hint: didYouMean(name, known),
  }),
  unknownNetwork: (text: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no network "${text}".`,
    hint: `${didYouMean(text, known)} Or give its figures: --network rtt=40ms,down=10mbit`,
  }),
  cargoWorkspace: (folder: string, why: string) => ({
    exit: 'wrongUse',
    message: `cargo cannot use the workspace ${folder}: ${why}.`,
    hint: 'Mend it until `cargo metadata --no-deps` works there, or name another folder with `crates` in the config.',
  }),
  noBenchmarkCrates: (folder: string) => ({
    exit: 'wrongUse',
    message: `The workspace ${folder} has no benchmark crate.`,
    hint: 'Add [package.metadata.crosslane] with title and sizes to the Cargo.toml of a crate; docs/adding-a-crate.md says how.',
  }),
  crateMetadata: (crate: string, key: string, why: string) => ({
    exit: 'wrongUse',
    message: `Crate "${crate}" has a mistake in its Cargo.toml: ${['package.metadata.crosslane', key].filter(Boolean).join('.')}: ${why}.`,
    hint: 'Mend that key; docs/adding-a-crate.md describes them all.',
  }),
  cannotBuildStd: (variant: string) => ({
    exit: 'environment',
    message: `Variant "${variant}" needs the standard library built from source, which this Rust tool-chain cannot do.`,
    hint: "Install std's sources (rustup component add rust-src; npx crosslane doctor shows what is there), or leave the variant out; where it is not for threads, buildStd: 'auto' does without.",
  }),
  noPrebuiltStd: (variant: string) => ({
    exit: 'environment',
    message: `Variant "${variant}" has buildStd: 'never', but no standard library for wasm32 is installed.`,
    hint: "Run rustup target add wasm32-unknown-unknown, or set buildStd: 'auto' in the variant.",
  }),
  noConfig: (file: string) => ({
    exit: 'wrongUse',
    message: `There is no file ${file}.`,
    hint: 'Name another with --config, or leave it out to use the nearest crosslane.config.ts.',
  }),
  brokenConfig: (file: string, why: string) => ({
    exit: 'wrongUse',
    message: `${file} cannot be used: ${why}.`,
    hint: 'It should say: export default { … }. An empty object is a config with every default.',
  }),
  badConfig: (file: string, mistakes: readonly string[]) => ({
    exit: 'wrongUse',
    message: [`${file} has mistakes:`, ...mistakes].join('\n  '),
    hint: 'Mend them there; every key is described in docs/configuration.md.',
  }),
  unknownBaseline: (name: string, variants: readonly string[]) => ({
    exit: 'wrongUse',
    message: `The baseline "${name}" is not one of the variants.`,
    hint: didYouMean(name, variants),
  }),
  system: (code: string, what: string) => ({
    exit: 'environment',
    message: `The system refused: ${what}`,
    hint:
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'The disk is full: free some space. What a run has measured so far is kept: npx crosslane report'
        : 'Check that the folder is there and that you may write to it, or name another in crosslane.config.ts or with --out.',
  }),
  noToolchain: (missing: string, hint: string) => ({ exit: 'environment', message: missing, hint }),
  browserMissing: (id: string, why: string, hint: string) => ({
    exit: 'environment',
    message: `${id} was asked for, but is not there: ${why}`,
    hint,
  }),
  noBrowser: (reasons: readonly string[]) => ({
    exit: 'environment',
    message: ['There is no browser to measure in.', ...reasons].join('\n  '),
    hint: 'Install what is missing: npx crosslane setup',
  }),
  noisyMachine: (reasons: readonly { readonly message: string; readonly hint: string }[]) => ({
    exit: 'environment',
    message: ['This machine is too noisy for --env strict.', ...reasons.map(({ message }) => message)].join('\n  '),
    hint: [...reasons.map(({ hint }) => hint), 'Or measure all the same: --env warn'].join('\n'),
  }),
  comparisonFailed: (browser: string, why: string) => ({
    exit: 'runFailed',
    message: `A comparison in ${browser} gave no number. ${why}`.trim(),
    hint: 'See what is wrong with it: npx crosslane doctor',
  }),
  unknownFormat: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no report format "${name}".`,
    hint: didYouMean(name, known),
  }),
  noRuns: (folder: string) => ({
    exit: 'wrongUse',
    message: `There is no run in ${folder}.`,
    hint: 'Make one: npx crosslane run --quick',
  }),
  unknownRun: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no run "${name}", or more than one begins like that.`,
    hint: known.length === 0 ? 'Make one: npx crosslane run --quick' : 'See them all: npx crosslane list',
  }),
  noJournal: (path: string) => ({
    exit: 'wrongUse',
    message: `There is no journal at ${path}.`,
    hint: 'Name the folder of a run: npx crosslane list shows them.',
  }),
  badJournal: (path: string, line: number) => ({
    exit: 'wrongUse',
    message: `Line ${line} of ${path} is not a journal entry that this version knows.`,
    hint: 'Use the version of crosslane that wrote it, or remove the line if the file was edited or damaged.',
  }),
  shrunkJournal: (path: string) => ({
    exit: 'wrongUse',
    message: `${path} has become shorter while it was read: somebody writes it anew.`,
    hint: 'Load the page again; journals only ever grow.',
  }),
  runUnderWay: () => ({
    exit: 'wrongUse',
    message: 'Another run is under way, and two at a time would disturb each other.',
    hint: 'Wait until it is over: its page shows when.',
  }),
  portTaken: (port: number) => ({
    exit: 'environment',
    message: `Port ${port} is taken by another program.`,
    hint: 'Name another with --port (--ui-port of crosslane run), or leave it out: any free one will do.',
  }),
  noPictureBrowser: (reasons: readonly string[]) => ({
    exit: 'environment',
    message: `There is no browser here that could take a picture. ${reasons.join(' ')}`.trim(),
    hint: 'Type: npx crosslane setup',
  }),
  pictureAndFormat: () => ({
    exit: 'wrongUse',
    message: '--png and --card are not for --format and --json.',
    hint: 'Leave those out: a picture is always of the HTML report.',
  }),
  noPicture: (name: string, why: string) => ({
    exit: 'environment',
    message: `${name} could not take a picture of the report: ${why.trim().slice(0, 2_000)}`,
    hint: 'Open the report in a browser, and look whether it shows; npx crosslane doctor tries the browsers out.',
  }),
  cannotWrite: (path: string, why: string) => ({
    exit: 'environment',
    message: `Cannot write to ${path} (${why}).`,
    hint: 'Choose another folder: npx crosslane run --out <folder>',
  }),
  inviteName: (name: string, why: string) => ({
    exit: 'wrongUse',
    message: `--invite cannot call a browser "${name}": it ${why}.`,
    hint: 'Any short name will do that the config does not use: --invite phone',
  }),
  nobodyToInvite: (option: string) => ({
    exit: 'wrongUse',
    message: `${option} is for browsers that are opened by hand, and none is invited.`,
    hint: 'Invite one: crosslane run --invite phone',
  }),
  nobodyCame: (browsers: readonly string[], waited: string) => ({
    exit: 'environment',
    message: `Nobody took part as ${browsers.join(' or ')} within ${waited}, and there is no other browser to measure in.`,
    hint: 'Open the link that the run prints and press Start there, or give more time: --wait 15m',
  }),
  notOurAddress: (host: string, own: readonly string[]) => ({
    exit: 'wrongUse',
    message: `--host ${host} is no address of this machine.`,
    hint:
      own.length === 0
        ? 'It has none beyond itself: it is in no network.'
        : `It has ${own.join(', ')}; --host 0.0.0.0 means all of them.`,
  }),
  noNetwork: () => ({
    exit: 'environment',
    message: 'This machine is in no network, so nobody else could open the link.',
    hint: 'Leave --host out: an Android phone on a cable reaches this machine by adb reverse; docs/measure-in-this-browser.md says how.',
  }),
  cannotListen: (host: string, port: number, why: string) => ({
    exit: 'environment',
    message: `No server can listen on ${host}${port === 0 ? '' : `, port ${port}`}: ${why}`,
    hint: 'Name another --port, or leave it out to have a free one.',
  }),
  unknownDriver: (browser: string, name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `browsers.${browser}.driver of the config names "${name}", and there is no such driver.`,
    hint: didYouMean(name, known),
  }),
  browserDidNotStart: (browser: string, name: string, cause: unknown) => {
    const detail = cause instanceof Error ? cause.message : String(cause)
    return {
      exit: 'environment',
      message: `${name} did not start: ${detail.trim().slice(0, 2_000)}`,
      hint: /No usable sandbox/i.test(detail)
        ? `Allow its sandbox on this machine, or set browsers.${browser}.args to ['--no-sandbox'].`
        : 'Type: npx crosslane doctor',
    }
  },
  compareWhat: (why: string) => ({
    exit: 'wrongUse',
    message: `crosslane compare needs exactly two things to compare: ${why}.`,
    hint: [
      'Name two variants:  crosslane compare scalar simd',
      'or two crates:      crosslane compare --crates dot-f32,dot-naive',
      'or two git refs:    crosslane compare --refs main,HEAD (one alone is compared with the working tree)',
      'or recorded runs:   crosslane compare --runs 2026-11-21,2026-11-22',
    ].join('\n'),
  }),
  compareRunsWhat: (why: string) => ({
    exit: 'wrongUse',
    message: `crosslane compare --runs needs two runs or more: ${why}.`,
    hint: 'Name them by their names, the beginnings of these, or their folders, the one to hold the others against first; npx crosslane list shows them.',
  }),
  runsAreMeasured: (typed: readonly string[]) => ({
    exit: 'wrongUse',
    message: `Only a measurement has a use for ${typed.join(', ')}, and crosslane compare --runs measures nothing.`,
    hint: 'Leave that out; or leave --runs out, to measure two things in the same visits.',
  }),
  cannotPair: (first: string, second: string, why: string) => ({
    exit: 'wrongUse',
    message: `"${first}" and "${second}" cannot be compared: ${why}.`,
    hint: 'Give both crates one size each, or sizes of the same names, in [package.metadata.crosslane].',
  }),
  manyStops: (options: readonly string[]) => ({
    exit: 'wrongUse',
    message: `Only one of ${options.join(', ')} can end a run.`,
    hint: 'Leave out all but one.',
  }),
  noSuchMetric: (name: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no metric "${name}".`,
    hint: didYouMean(name, known),
  }),
  noRepository: (folder: string, why: string) => ({
    exit: 'wrongUse',
    message: `${folder} is not in a git repository that can be used: ${why}.`,
    hint: 'Refs can only be compared in a git repository: git init makes one.',
  }),
  outsideRepository: (folder: string, repository: string) => ({
    exit: 'wrongUse',
    message: `The crates in ${folder} are outside the git repository ${repository}, so that it has no other version of them.`,
    hint: 'Name a folder within the repository with `crates` in the config.',
  }),
  unknownRef: (ref: string, known: readonly string[]) => ({
    exit: 'wrongUse',
    message: `There is no commit "${ref}" in this repository.`,
    hint: `${didYouMean(ref, known)} A shallow clone has to fetch it first: git fetch --depth 1 origin <branch>, then name FETCH_HEAD.`,
  }),
  cannotCheckOut: (ref: string, why: string) => ({
    exit: 'environment',
    message: `The files of "${ref}" cannot be written out: ${why}.`,
    hint: 'Try git show --stat on it: a shallow or partial clone may lack its files, and git fetch brings them.',
  }),
  unusableRef: (ref: string, why: string) => ({
    exit: 'wrongUse',
    message: `Nothing can be built at ${ref}: ${why}`,
    hint: 'Compare commits that have benchmark crates in the folder that `crates` of the config names.',
  }),
  noModule: (file: string) => ({
    exit: 'wrongUse',
    message: `There is no file ${file}.`,
    hint: 'Name a .wasm file; npx crosslane build makes some, and prints where its manifest names them.',
  }),
  moduleIsFolder: (folder: string, modules: readonly string[]) => ({
    exit: 'wrongUse',
    message: `${folder} is a folder, not a .wasm file.`,
    hint: modules.length === 0 ? 'Name a .wasm file.' : `Name a file in it: ${modules.slice(0, 10).join(', ')}`,
  }),
  notWasm: (file: string, what: string, hint: string) => ({
    exit: 'wrongUse',
    message: `${file} is no Wasm module: ${what}.`,
    hint,
  }),
  isComponent: (file: string) => ({
    exit: 'wrongUse',
    message: `${file} is a Wasm component, which browsers cannot load; modules are inspected.`,
    hint: 'Take the modules out of it: wasm-tools component unbundle, or npx jco transpile',
  }),
  brokenModule: (file: string, why: string) => ({
    exit: 'wrongUse',
    message: `${file} cannot be decoded. ${why}.`,
    hint: 'It is damaged, cut off, or uses a proposal that is not in Wasm 3.0; wasm-objdump -x says more.',
  }),
} satisfies Record<string, (...args: never[]) => Problem>

type Problems = typeof problems
export type ProblemCode = keyof Problems

/** An error that the user can do something about: printed as two lines, without a stack. */
export class CrosslaneError extends Error {
  readonly code: ProblemCode
  readonly hint: string
  readonly exit: Exit

  constructor(code: ProblemCode, problem: Problem, options?: ErrorOptions) {
    super(problem.message, options)
    this.name = 'CrosslaneError'
    this.code = code
    this.hint = problem.hint
    this.exit = problem.exit
  }
}

/** The error of that code. Throw what it returns. */
export const problem = <Code extends ProblemCode>(code: Code, ...args: Parameters<Problems[Code]>): CrosslaneError => {
  const describe = problems[code] as (...args: Parameters<Problems[Code]>) => Problem
  return new CrosslaneError(code, describe(...args))
}
