import { test } from 'vitest'
import { schedule } from './schedule.ts'

const scheduled = (blocks: number): number => {
  const benchmarks = Array.from({ length: 8 }, (_, index) => ({
    id: `benchmark-${index}`,
    variants: ['scalar', 'autovec', 'simd'],
    protocols: ['throughput' as const],
  }))
  let visits = 0
  for (const launch of schedule({
    seed: 1,
    blocks,
    blocksPerLaunch: 4,
    browsers: ['chromium', 'firefox', 'webkit'],
    codeCaches: [],
    caches: ['cold'],
    benchmarks,
  })) {
    visits += launch.visits.length
  }
  return visits
}

test('schedule of eight benchmarks in three browsers, by blocks', async ({ bench }) => {
  await bench.compare(
    bench('100', () => void scheduled(100)),
    bench('1,000', () => void scheduled(1000)),
    { time: 500, iterations: 5, warmupTime: 50, warmupIterations: 1 },
  )
})
