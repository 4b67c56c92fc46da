import { join, resolve } from 'node:path'
import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import { environment } from '../environment.ts'
import { problem } from '../errors.ts'
import { run } from '../run.ts'
import { placed } from '../running/made.ts'
import type { BrowserFacts } from '../schema/browser.ts'
import type { BrowserCertificate, Certificate } from '../schema/certificate.ts'
import { Variant } from '../schema/variant.ts'
import { suitesAsked } from '../config/suites.ts'
import { protocolsFor } from '../plan/protocols.ts'
import { random, seedFor } from '../stats/random.ts'
import { version } from '../version.ts'
import { type Step, twin } from './ladder.ts'
import { layoutOf, rebuildId, withRebuilds } from './layout.ts'
import { type Observed, observedIn } from './observed.ts'
import { summaryOf } from './summary.ts'
import { narrowed, workbench, type WorkbenchRequest } from './workbench.ts'

export interface CalibrateOptions {
  readonly browsers: readonly string[]
  readonly steps: readonly Step[]
  /** Comparisons of each rung in each browser; every one compares identical bytes as well. */
  readonly repeats: number
  /** Wall time of a comparison, in ms. */
  readonly timeMs: number
  /** `null`: layout is not measured. */
  readonly layout: { readonly rebuilds: number; readonly blocks: number } | null
  readonly seed: number
  /** Hears of every comparison as soon as it is over, and of each browser's layout when it begins. */
  readonly heard: (progress: CalibrateProgress) => void
}

export interface CalibrateProgress {
  readonly done: number
  readonly total: number
  readonly elapsedMs: number
  readonly browser: string
  /** `null`: now the layout of the kernels in this browser, which takes a minute or two. */
  readonly step: Step | null
  readonly observed: readonly Observed[]
}

/** What one browser has shown so far. */
interface Shown {
  readonly browser: string
  facts: BrowserFacts | null
  readonly observed: Observed[]
  layout: BrowserCertificate['layout']
}

/**
 * Finds out what this machine can tell apart, by comparisons whose outcome is known: identical bytes, a ladder of known
 * slow-downs, and rebuilds that change nothing but the layout. Browsers take turns, so that a quiet hour favours none.
 */
export const calibrate = async (request: WorkbenchRequest, options: CalibrateOptions): Promise<Certificate> => {
  const { browsers, steps, repeats, timeMs, seed, heard } = options
  const { signal, now } = request
  const at = now().toISOString()
  const bench = await workbench(request, steps)
  const rounds = random(seed).shuffled(steps.flatMap((step) => Array.from({ length: repeats }, () => step)))
  const total = browsers.length * rounds.length
  const shown = browsers.map((browser): Shown => ({ browser, facts: null, observed: [], layout: [] }))
  const start = performance.now()
  let done = 0
  const tell = (browser: string, step: Step | null, observed: readonly Observed[]): void => {
    if (step) done++
    heard({ done, total, elapsedMs: performance.now() - start, browser, step, observed })
  }

  for (const [round, step] of rounds.entries()) {
    for (const one of shown) {
      const design = { stop: { when: 'time' as const, timeMs } }
      const { document } = await bench.compare(one.browser, [twin, step.variant], design, seedFor(seed, round, done))
      signal.throwIfAborted()
      const observed = observedIn(document)
      one.facts ??= document.browsers[0] ?? null
      one.observed.push(...observed)
      if (observed.length === 0) throw problem('comparisonFailed', one.browser, document.failures[0]?.message ?? '')
      tell(one.browser, step, observed)
    }
  }
  if (options.layout) {
    for (const one of shown) {
      tell(one.browser, null, [])
      one.layout = await measureLayout(request, one.browser, options.layout, seedFor(seed, total))
      signal.throwIfAborted()
    }
  }

  const { cpu, cores, kernel } = await environment()
  return {
    schemaVersion: 1,
    crosslane: version,
    at,
    machine: { cpu, cores, kernel },
    seed,
    browsers: shown.flatMap(({ facts, observed, layout }) =>
      facts ? [{ browser: facts, ...summaryOf(observed, steps), layout }] : [],
    ),
  }
}

/** Measures every crate of the project in its baseline and in every other variant, each beside rebuilds of itself. */
const measureLayout = async (
  request: WorkbenchRequest,
  browser: string,
  { rebuilds, blocks }: NonNullable<CalibrateOptions['layout']>,
  seed: number,
): Promise<BrowserCertificate['layout']> => {
  const { loaded, toolchain, signal, emit } = request
  const { baseline, cache } = loaded.config
  const folder = join(resolve(loaded.root, cache), 'neutral')
  const built = await build({
    ...buildOptions(loaded, { crates: undefined, suites: suitesAsked(loaded.config, {}), toolchain, signal, emit }),
    wanted: ({ metadata }) => protocolsFor(metadata.kind, ['throughput']).length > 0,
  })
  const used = new Set(built.manifest.artefacts.map(({ variant }) => variant))
  const variants = Object.fromEntries(Object.entries(loaded.config.variants).filter(([id]) => used.has(id)))
  const made = await withRebuilds(placed(built), rebuilds, seed, folder)
  const all = Object.fromEntries(
    Object.entries(variants).flatMap(([id, variant]) => [
      [id, variant],
      ...Array.from({ length: rebuilds }, (_, rebuild) => [rebuildId(id, rebuild), Variant.parse(variant)] as const),
    ]),
  )
  const design = { stop: { when: 'blocks' as const }, blocks, pilotBlocks: 0 }
  const { document } = await run({
    ...request,
    seed,
    crates: undefined,
    required: [browser],
    loaded: narrowed(loaded, browser, { variants: all, baseline, design }),
    make: async () => made,
  })
  const layout = layoutOf(document, browser, Object.keys(variants), rebuilds)
  if (layout.length === 0) throw problem('comparisonFailed', browser, document.failures[0]?.message ?? '')
  return layout
}
