import { describe, expect, it } from 'vitest'
import { VariantError } from '../variantError.ts'
import { callsPerRound, doRounds } from './rounds.ts'
import { Runner } from './runner.ts'
import type { Subject } from './subject.ts'

const page = 65_536

/** A module in JavaScript: a memory that can grow, and an allocator that counts. */
class Module {
  bytes = 17 * page
  live = 0
  count = 0
  clockMs = 0
  result = 7

  runnerFor(setUp: () => void, run: () => void, counting = true): Runner {
    const memory = { buffer: {} }
    Object.defineProperty(memory.buffer, 'byteLength', { get: () => this.bytes })
    const counts = {
      bench_alloc_live: () => this.live,
      bench_alloc_peak: () => this.live,
      bench_alloc_count: () => this.count,
    }
    const subject = {
      memory,
      bench_setup: setUp,
      bench_run: () => {
        run()
        return this.result
      },
      ...(counting ? counts : {}),
    }
    return new Runner(subject as unknown as Subject, { id: 'simd', size: 1, expected: { checksum: 7 } })
  }
}
const nothing = (): void => {}

describe('rounds', () => {
  it('are as many as asked for where memory stays, with what was read after each', async () => {
    const module = new Module()
    const runner = module.runnerFor(nothing, () => module.count++)
    expect(await doRounds(runner, 30, { rounds: 4 })).toEqual({
      bytes: [17 * page, 17 * page, 17 * page, 17 * page],
      live: [0, 0, 0, 0],
      allocations: [1, 1, 1, 1],
    })
  })

  it('are twice as many where memory still grew in the last two, be it only what is live', async () => {
    const module = new Module()
    const leaky = module.runnerFor(() => (module.live += 8), nothing)
    expect((await doRounds(leaky, 1, { rounds: 3 })).live).toEqual([8, 16, 24, 32, 40, 48])
    const pages = module.runnerFor(() => (module.bytes += page), nothing, false)
    const { bytes, live } = await doRounds(pages, 1, { rounds: 3 })
    expect(bytes).toHaveLength(6)
    expect(live).toEqual([])
    expect(pages.growths).toBe(6)
  })

  it('end when what was to be filled is full', async () => {
    const module = new Module()
    const runner = module.runnerFor(() => (module.live = Math.min(module.live + 1, 5)), nothing)
    expect((await doRounds(runner, 1, { rounds: 5 })).live).toEqual([1, 2, 3, 4, 5, 5, 5])
  })
})

describe('the calls of a round', () => {
  it.each([
    [0.01, 10_000],
    [0.1, 1500],
    [1, 150],
    [40, 3],
    [400, 1],
  ])('of %f ms each are %i in 150 ms', (ms, calls) => {
    const module = new Module()
    const runner = module.runnerFor(nothing, () => (module.clockMs += ms))
    expect(Math.abs(callsPerRound(runner, 150, () => module.clockMs) - calls)).toBeLessThanOrEqual(1)
  })

  it('are few where each leaks much', () => {
    const module = new Module()
    const runner = module.runnerFor(nothing, () => (module.bytes += 2 ** 20))
    expect(callsPerRound(runner, 150, () => module.clockMs)).toBe(16)
  })
})

describe('a module that goes wrong', () => {
  const failed = (act: () => void): VariantError => {
    try {
      act()
    } catch (error) {
      if (error instanceof VariantError) return error
    }
    throw new Error('it did not fail')
  }

  it('has failed for want of memory when it traps, with what the engine said and how much there was', () => {
    const module = new Module()
    const trap = (): void => {
      module.bytes += page
      throw new RangeError('out of memory')
    }
    expect(failed(() => module.runnerFor(trap, nothing).setUp()).result()).toEqual({
      outcome: 'failed',
      variant: 'simd',
      phase: 'memory',
      message: `RangeError: out of memory in bench_setup(), with ${18 * page} bytes of linear memory`,
    })
    expect(failed(() => module.runnerFor(nothing, trap).run(1))).toMatchObject({ phase: 'memory' })
  })

  it('has failed when a result is wrong, be it a later one', () => {
    const module = new Module()
    const runner = module.runnerFor(nothing, nothing)
    runner.run(3)
    module.result = 8
    expect(failed(() => runner.run(1))).toMatchObject({
      phase: 'verify',
      message: expect.stringMatching(/^wrong result/),
    })
    expect(failed(() => module.runnerFor(nothing, nothing).run(1))).toMatchObject({ phase: 'verify' })
  })
})
