import { afterEach, expect, it, vi } from 'vitest'
import type { Kernel } from './kernel.ts'
import { warmUp } from './warmUp.ts'

let ms = 0
afterEach(() => vi.restoreAllMocks())

/** A kernel whose calls take so long, by how many there were before. */
const kernelOf = (perCallMs: (calls: number) => number): Kernel => {
  let calls = 0
  return {
    variant: 'made',
    run: () => {
      ms += perCallMs(calls++)
      return 1
    },
    bits: 1,
    memory: {} as WebAssembly.Memory,
  }
}
const stopwatch = {
  stepMs: 0.001,
  time: (work: () => void) => {
    const start = ms
    work()
    return ms - start
  },
}
const warmed = (perCallMs: (calls: number) => number, maxMs = 1000) => {
  ms = 0
  vi.spyOn(performance, 'now').mockImplementation(() => ms)
  const [warm] = warmUp([kernelOf(perCallMs)], { minMs: 100, maxMs }, stopwatch)
  if (!warm) throw new Error('nothing was warmed up')
  return warm
}

it('tells how long calls took until they were as fast as they became, to a slice', () => {
  // 200 calls of 0.2 ms, then 0.05 ms.
  const warm = warmed((calls) => (calls < 200 ? 0.2 : 0.05))
  expect(warm.steady).toBe(true)
  expect(warm.untilSteadyMs).toBeGreaterThan(39.9)
  expect(warm.untilSteadyMs).toBeLessThan(40 + 2)
  expect(warm.perCallMs).toBeCloseTo(0.05)
})

it('is over at once where calls do not change', () => {
  expect(warmed(() => 0.2).untilSteadyMs).toBe(0)
})

it('does not take an interruption for code that is still slow', () => {
  const warm = warmed((calls) => (calls < 100 ? 0.2 : calls % 40 === 0 ? 3 : 0.05))
  expect(warm.untilSteadyMs).toBeGreaterThan(19.9)
  expect(warm.untilSteadyMs).toBeLessThan(20 + 5)
})

it('has no time where it was never steady', () => {
  const warm = warmed((calls) => 20 / (calls + 50), 120)
  expect(warm).toMatchObject({ steady: false, untilSteadyMs: null })
})
