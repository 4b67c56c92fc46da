import type { Benchmark } from '../../harness/schema/manifest.ts'
import type { RunDocument } from '../../harness/schema/run.ts'
import { again } from './again.ts'
import { optionOf, withoutOptions } from './commandOptions.ts'

type Typed = Pick<RunDocument, 'command' | 'seed' | 'design' | 'baseline'>

/** Options of a night that a run does not have. */
const onlyOfNights = ['--control', '--ref', '--markdown', '--junit', '--png']

/** Who names crates gets all that they are for, in all variants that need not be asked for: what the run chose instead must be said. */
const choices = ({ command, design, baseline }: Typed, benchmark: Benchmark): string[] => {
  const hasSuites = Object.keys(benchmark.suites).length > 0
  const isCutShort = command.includes('--quick') && optionOf(command, '--crates') === null
  const contenders = benchmark.variants.filter((variant) => variant !== baseline)
  return [
    ...(hasSuites && contenders.length > 0 && optionOf(command, '--variants') === null
      ? ['--variants', contenders.join(',')]
      : []),
    ...((hasSuites || isCutShort) && optionOf(command, '--measure') === null
      ? ['--measure', (benchmark.measure ?? design.measure).join(',')]
      : []),
  ]
}

/** Whether the two crates that were named are what was compared: then neither can be left out. */
const comparesCrates = ({ command }: Typed, { variants }: Benchmark): boolean => {
  const crates = optionOf(command, '--crates')?.split(',') ?? []
  return crates.length === 2 && crates.every((crate) => variants.includes(crate))
}

/**
 * The command that measures one benchmark again, in all sizes of its crate: with the options that were typed, the run's seed, and
 * nothing else in between. A night is not held a second time: what it measured of the benchmark is run again, at the commit
 * that is checked out.
 */
export const rerun = (run: Typed, benchmark: Benchmark): string[] => {
  const { command, seed } = run
  const [program = 'crosslane', verb = 'run', ...options] = command
  const only = ['--crates', benchmark.crate]
  const own = withoutOptions(options, ['--crates', '--suite', '--seed'])
  switch (verb) {
    case 'run':
      return again([program, 'run', ...own, ...only, ...choices(run, benchmark)], seed)
    case 'nightly':
      return again([program, 'run', ...withoutOptions(own, onlyOfNights), ...only, ...choices(run, benchmark)], seed)
    case 'compare':
    case 'bisect':
      return again(comparesCrates(run, benchmark) ? command : [program, verb, ...own, ...only], seed)
    default:
      return again(command, seed)
  }
}
