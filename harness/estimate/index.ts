import { metrics } from '../metrics/index.ts'
import type { FromBuild, FromPage, Metric } from '../metrics/metric.ts'
import type { JournalEntry, RunStarted } from '../schema/journal.ts'
import { MetricFacts } from '../schema/metric.ts'
import type { Estimate, RunDocument } from '../schema/run.ts'
import { browsers } from './browsers.ts'
import { cells } from './cells.ts'
import { exactEstimates } from './exact.ts'
import { failures, skips } from './failures.ts'
import { sampledEstimates } from './sampled.ts'
import { warnings } from './warnings.ts'

const isFromBuild = (metric: Metric): metric is Metric & { collect: FromBuild } => metric.collect.from === 'build'
const isFromPage = (metric: Metric): metric is Metric & { collect: FromPage } => metric.collect.from === 'page'

const estimates = (run: RunStarted, visits: Parameters<typeof cells>[0]): Estimate[] => {
  const { manifest, baseline } = run
  const grouped = cells(visits)
  return manifest.benchmarks.flatMap((benchmark) => [
    ...grouped
      .filter((cell) => cell.benchmark === benchmark.id)
      .toSorted((a, b) => run.browsers.indexOf(a.browser) - run.browsers.indexOf(b.browser))
      .flatMap((cell) =>
        metrics
          .filter(isFromPage)
          .flatMap((metric) => sampledEstimates(cell, metric, Object.keys(run.variants), baseline)),
      ),
    ...metrics.filter(isFromBuild).flatMap((metric) => exactEstimates(benchmark, metric, manifest.artefacts, baseline)),
  ])
}

/**
 * Makes the run document out of a journal. Pure: the same journal gives the same document, bit for bit, whether the
 * run has just ended, was interrupted, or is a year old.
 *
 * @param entries in the order of the journal; the first is the `run` entry
 */
export const estimate = (entries: readonly JournalEntry[], truncated = false): RunDocument => {
  const run = entries[0]
  if (run?.type !== 'run') throw new TypeError('a journal begins with its run entry')
  const launches = entries.filter((entry) => entry.type === 'launch')
  const visits = entries.filter((entry) => entry.type === 'visit')
  const failed = entries.filter((entry) => entry.type === 'failure')
  const noted = entries.filter((entry) => entry.type === 'warning').map(({ warning }) => warning)
  const end = entries.find((entry) => entry.type === 'end')
  const { manifest } = run

  return {
    schemaVersion: 1,
    crosslane: run.crosslane,
    run: run.run,
    startedAt: run.at,
    endedAt: end?.at ?? null,
    status: end?.status ?? 'unfinished',
    command: run.command,
    seed: run.seed,
    environment: run.environment,
    git: run.git,
    toolchain: manifest.toolchain,
    baseline: run.baseline,
    variants: run.variants,
    design: run.design,
    browsers: browsers(run.browsers, launches, visits),
    benchmarks: manifest.benchmarks,
    artefacts: manifest.artefacts,
    metrics: Object.fromEntries(metrics.map((metric) => [metric.id, MetricFacts.parse(metric)])),
    visits: {
      planned: run.visits,
      answered: visits.length,
      failed: failed.filter(({ benchmark, reason }) => benchmark !== null && reason !== 'given-up').length,
    },
    estimates: estimates(run, visits),
    failures: failures(manifest.benchmarks, manifest.failures, failed, visits),
    skips: skips(visits),
    warnings: [...warnings(run, visits, truncated), ...noted],
  }
}
