import type { Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'

/** How many threads worked on variants that use any: the most that a browser gave them. */
export const threadsOf = (visits: readonly Visited[]): RunDocument['threads'] => {
  const rows = visits.flatMap(({ browser, benchmark, result }) =>
    result.variants.flatMap((each) =>
      each.outcome === 'measured' && each.threads !== undefined
        ? [{ browser, benchmark, variant: each.variant, threads: each.threads }]
        : [],
    ),
  )
  return Map.groupBy(rows, ({ browser, benchmark, variant }) => `${browser}\n${benchmark}\n${variant}`)
    .values()
    .map((own) => ({
      ...(own[0] as (typeof own)[number]),
      threads: Math.max(...own.map(({ threads }) => threads)),
    }))
    .toArray()
}
