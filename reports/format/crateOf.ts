/** The crate of a benchmark, which is called by it, and by its size behind an `@` where there are several. */
export const crateOf = (benchmark: string): string => benchmark.split('@')[0] ?? benchmark
