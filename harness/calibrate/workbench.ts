import { fileURLToPath } from 'node:url'
import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import type { LoadedConfig } from '../config/load.ts'
import { run, type RunRequest, type RunResult } from '../run.ts'
import { only, placed, withCopies } from '../running/made.ts'
import type { Config, Design } from '../schema/config.ts'
import type { SelfTest } from '../schema/selfTest.ts'
import { Variant } from '../schema/variant.ts'
import { base, ladderCrate, ladderVariants, type Step, twin } from './ladder.ts'

/** Our own crates, wherever crosslane is installed: the ladder is the same for every project. */
const ownCrates = fileURLToPath(new URL('../../bench-crates', import.meta.url))

export type WorkbenchRequest = Omit<RunRequest, 'loaded' | 'crates' | 'required' | 'make' | 'tested' | 'seed'> & {
  readonly loaded: LoadedConfig
}

/** Runs comparisons of known outcome through the whole pipeline. */
export interface Workbench {
  /** Compares the base with these variants in one browser: rungs, or its twin. */
  compare(browser: string, variants: readonly string[], design: Partial<Design>, seed: number): Promise<RunResult>
}

/** The config with nothing but this browser, these variants and this design. */
export const narrowed = (
  { config, root, ...rest }: LoadedConfig,
  browser: string,
  change: Pick<Config, 'variants' | 'baseline'> & { readonly design: Partial<Design> },
): LoadedConfig => {
  const choice = config.browsers[browser]
  if (!choice) throw new Error(`the config has no browser ${browser}`)
  return {
    ...rest,
    root,
    config: {
      ...config,
      ...change,
      browsers: { [browser]: choice },
      design: { ...config.design, measure: ['throughput'], ...change.design },
    },
  }
}

/** Builds the ladder, once, and gets ready to compare its rungs. */
export const workbench = async (request: WorkbenchRequest, steps: readonly Step[]): Promise<Workbench> => {
  const { loaded, toolchain, signal, emit } = request
  const variants = Object.fromEntries(
    Object.entries(ladderVariants(steps)).map(([id, variant]) => [id, Variant.parse(variant)]),
  )
  const config = { ...loaded.config, crates: ownCrates, variants, baseline: base }
  const options = buildOptions({ ...loaded, config }, { crates: [ladderCrate], toolchain, signal, emit })
  const made = withCopies(placed(await build(options)), [{ crate: ladderCrate, of: base, id: twin }])
  const all = { ...variants, [twin]: Variant.parse({ ...variants[base], title: 'the same bytes' }) }
  // A browser is tried out once, not before each of many comparisons.
  const tested = new Map<string, SelfTest>()
  return {
    compare: (browser, taking, design, seed) => {
      const ids = [base, ...taking]
      const chosen = Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)))
      return run({
        ...request,
        seed,
        tested,
        crates: [ladderCrate],
        required: [browser],
        loaded: narrowed(loaded, browser, { variants: chosen, baseline: base, design }),
        make: async () => only(made, ids),
      })
    },
  }
}
