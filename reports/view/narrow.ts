import type { RunDocument } from '../../harness/schema/run.ts'
import { type Filter, isEverything } from './filter.ts'

type Row = {
  readonly benchmark?: string | null
  readonly browser?: string | null
  readonly variant?: string | null
  readonly metric?: string | null
}

/** Cuts a run down to what is asked for. The baseline stays, for the others are ratios to it. Pure. */
export const narrow = (run: RunDocument, filter: Filter): RunDocument => {
  if (isEverything(filter)) return run
  const allows = (names: readonly string[], name: string): boolean => names.length === 0 || names.includes(name)
  const { browsers, crates, variants, metrics } = filter
  const hasVariant = (id: string): boolean => id === run.baseline || allows(variants, id)
  const benchmarks = run.benchmarks.filter(({ crate }) => allows(crates, crate))
  // A crate that did not build is known by its own name.
  const names = new Set(benchmarks.flatMap(({ id, crate }) => [id, crate]))
  const gone = new Set(run.benchmarks.flatMap(({ id, crate }) => [id, crate]).filter((name) => !names.has(name)))

  /** What a row leaves open is about all. */
  const isShown = ({ benchmark, browser, variant, metric }: Row): boolean =>
    !gone.has(benchmark ?? '') &&
    allows(browsers, browser ?? browsers[0] ?? '') &&
    hasVariant(variant ?? run.baseline) &&
    allows(metrics, metric ?? metrics[0] ?? '')

  const shown = <Kind extends Row>(rows: readonly Kind[]): Kind[] => rows.filter(isShown)
  return {
    ...run,
    variants: Object.fromEntries(Object.entries(run.variants).filter(([id]) => hasVariant(id))),
    // An answer is about all benchmarks of its suite: of some of them it would be another one.
    ...(crates.length === 0 ? { answers: shown(run.answers) } : { suites: [], answers: [] }),
    browsers: run.browsers.filter(({ id }) => allows(browsers, id)),
    benchmarks,
    artefacts: run.artefacts.filter(({ crate, variant }) => names.has(crate) && hasVariant(variant)),
    metrics: Object.fromEntries(Object.entries(run.metrics).filter(([id]) => allows(metrics, id))),
    selfTests: shown(run.selfTests),
    canary: shown(run.canary.map((visit, index) => ({ number: index + 1, ...visit }))),
    canaryInAll: run.canaryInAll ?? run.canary.length,
    redone: shown(run.redone),
    allocations: shown(run.allocations),
    codeCaches: shown(run.codeCaches),
    threads: shown(run.threads),
    warmUps: shown(run.warmUps),
    orderEffects: shown(run.orderEffects),
    estimates: shown(run.estimates),
    budgets: run.budgets
      .map((result) => ({
        ...result,
        cells: result.cells.filter((cell) => isShown({ ...cell, metric: result.limit.metric.id })),
      }))
      .filter(({ cells }) => cells.length > 0),
    failures: shown(run.failures),
    skips: shown(run.skips),
    warnings: shown(run.warnings),
  }
}

/** All that a run can be cut down by, in the order in which it is shown. */
export const choicesOf = (run: RunDocument): Filter => {
  const measured = new Set(run.estimates.map(({ metric }) => metric))
  return {
    browsers: [
      ...new Set(
        [...run.browsers.map(({ id }) => id), ...run.failures.map(({ browser }) => browser)].filter(
          (id) => id !== null,
        ),
      ),
    ],
    crates: [...new Set(run.benchmarks.map(({ crate }) => crate))],
    variants: Object.keys(run.variants).filter((id) => id !== run.baseline),
    metrics: Object.keys(run.metrics).filter((id) => measured.has(id)),
  }
}
