import { firstLine } from '../../reports/format/firstLine.ts'
import { withoutControl } from '../estimate/control.ts'
import { plannedBenchmarks } from '../plan/planned.ts'
import type { RunStarted } from '../schema/journal.ts'
import type { LiveCell, LiveRow } from '../schema/live.ts'

/** The rows of a run that has not visited anything yet: all that it will measure, in every browser. */
export const plannedRows = (run: RunStarted): LiveRow[] => {
  const { manifest } = withoutControl(run)
  const crateOf = new Map(manifest.benchmarks.map(({ id, crate }) => [id, crate]))
  const cell = (benchmark: string, variant: string): LiveCell => {
    const failed = manifest.failures.find(
      (failure) => failure.variant === variant && failure.crate === crateOf.get(benchmark),
    )
    const failure = failed ? { stage: 'build', message: firstLine(failed.message) } : null
    return { variant, ratio: null, failure, missing: [] }
  }
  return plannedBenchmarks(manifest, run.design).flatMap(({ id, protocols }) => {
    const variants = manifest.benchmarks.find((benchmark) => benchmark.id === id)?.variants ?? []
    return protocols.flatMap((protocol) =>
      run.browsers.map((browser): LiveRow => ({
        protocol,
        benchmark: id,
        browser,
        visits: 0,
        lost: 0,
        failure: null,
        cells: variants.map((variant) => cell(id, variant)),
      })),
    )
  })
}
