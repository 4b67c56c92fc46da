import type { Visited, Warning } from '../schema/journal.ts'

const hints: Readonly<Record<string, string>> = {
  'software-rendering': 'For what users with a GPU see, run on a machine with one.',
  'frames-stalled': 'Look whether the browser has a display that is on, and its window in front.',
  'irregular-refresh': 'On a busy machine, wait until it is quiet.',
  'frames-hidden': 'Leave the window in front, and repeat the run.',
  'renderer-unknown': 'Nothing needs to be done. Without a GPU, only the time inside Wasm holds elsewhere.',
  'capacity-below-range': 'Where pictures alone take too long, a smaller one or a GPU helps.',
  'capacity-at-limit': 'Raise "to" in capacity of the crate\'s size in Cargo.toml.',
  'cache-missed': 'What was loaded without its cache does not count. Nothing needs to be done.',
}

/** What pages found odd about their browsers: each kind once for a benchmark in a browser, with how often it was so. */
export const quirkWarnings = (visits: readonly Visited[]): Warning[] => {
  const noted = visits.flatMap(({ browser, benchmark, result }) =>
    result.quirks.map(({ code, message }) => ({ browser, benchmark, code, message })),
  )
  return Map.groupBy(noted, ({ browser, code }) => `${browser}\n${code}`)
    .values()
    .map((own): Warning => {
      const { browser, code, message } = own[0] as (typeof own)[number]
      const benchmarks = [...new Set(own.map(({ benchmark }) => benchmark))]
      const times = own.length === 1 ? '' : ` (${own.length} times)`
      return {
        code,
        message: `${message}${times}`,
        hint: hints[code] ?? 'What it spoilt is not among the numbers. Nothing needs to be done.',
        browser,
        benchmark: benchmarks.length === 1 ? (benchmarks[0] ?? null) : null,
      }
    })
    .toArray()
}
