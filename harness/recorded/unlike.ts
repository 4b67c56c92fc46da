import type { RunDocument } from '../schema/run.ts'
import type { RunsUnlike } from '../schema/runsComparison.ts'

const work = ['size', 'elementsPerCall', 'bytesPerCall'] as const

/** Benchmarks of later runs that do other work than those of the same name in the first: a ratio of them would be none of speeds. */
export const unlikeOf = ([first, ...later]: readonly RunDocument[]): RunsUnlike[] =>
  later.flatMap(({ benchmarks }, index) =>
    benchmarks.flatMap((benchmark): RunsUnlike[] => {
      const before = first?.benchmarks.find(({ id }) => id === benchmark.id)
      const what = before && work.find((each) => before[each] !== benchmark[each])
      return what === undefined
        ? []
        : [{ benchmark: benchmark.id, run: index + 1, what, from: before?.[what] ?? null, to: benchmark[what] }]
    }),
  )
