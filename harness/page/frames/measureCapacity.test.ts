import { describe, expect, it } from 'vitest'
import { Capacity } from '../../schema/config.ts'
import type { CapacityJob } from '../../schema/job.ts'
import { random } from '../../stats/random.ts'
import { fakeTicker } from './fakeTicker.ts'
import type { FrameKernel } from './frameKernel.ts'
import { measureCapacity } from './measureCapacity.ts'
import { createQuirks } from './quirks.ts'

const refreshMs = 1000 / 60
const job = {
  range: { from: 100, to: 1_000_000, unit: 'particles' },
  capacity: Capacity.parse({}),
  frame: { width: 8, height: 8, verifyAfter: 3 },
} as CapacityJob
const uploadMs = 1

/** The capacity of a kernel whose frames take so long, by their workload, on a display that is made up. */
const capacityOf = async (
  frameMs: (n: number) => number,
  {
    off,
    before,
    range = job.range,
  }: {
    off?: () => number
    before?: (ticker: ReturnType<typeof fakeTicker>) => void
    range?: CapacityJob['range']
  } = {},
) => {
  const ticker = fakeTicker(refreshMs)
  before?.(ticker)
  let workload = 0
  let trials = 0
  const kernel = {
    variant: 'simd',
    setUp: (n: number) => {
      workload = n
      trials++
    },
    step: () => {
      ticker.work(frameMs(workload) * (off?.() ?? 1))
      return 0
    },
  } as unknown as FrameKernel
  const quirks = createQuirks()
  const surface = { show: () => ticker.work(uploadMs), remove: () => {} }
  const found = await measureCapacity(kernel, { ...job, range }, refreshMs, surface, ticker, quirks)
  return { ...found, quirks: quirks.list(), trials }
}

/** The same, for workloads that are known to fit. */
const found = async (...asked: Parameters<typeof capacityOf>) => {
  const { capacity, ...rest } = await capacityOf(...asked)
  if (capacity === null) throw new Error('nothing holds')
  return { ...rest, capacity }
}

describe('capacity', () => {
  it.each([0.0001, 0.001, 0.02])(
    'is what fits into a refresh beside the upload, at %d ms for each of n',
    async (ms) => {
      const { capacity } = await found((n) => ms * n)
      expect(capacity / ((refreshMs - uploadMs) / ms)).toBeCloseTo(1, 1.5)
    },
  )

  it('is twice as large for a kernel that is twice as fast', async () => {
    const [fast, slow] = [await found((n) => 0.001 * n), await found((n) => 0.002 * n)]
    expect(fast.capacity / slow.capacity).toBeGreaterThan(1.95)
    expect(fast.capacity / slow.capacity).toBeLessThan(2.05)
  })

  it('is found for work that grows faster than n', async () => {
    const { capacity } = await found((n) => 1e-6 * n ** 2)
    expect(capacity / Math.sqrt((refreshMs - uploadMs) / 1e-6)).toBeCloseTo(1, 1.5)
  })

  it('is not spoilt by a frame in a hundred that takes three times as long', async () => {
    const source = random(11)
    const ratios = []
    for (let run = 0; run < 20; run++) {
      const { capacity } = await found((n) => 0.001 * n, { off: () => (source.uniform() < 0.01 ? 3 : 1) })
      ratios.push(capacity / ((refreshMs - uploadMs) / 0.001))
    }
    expect(Math.min(...ratios)).toBeGreaterThan(0.9)
    expect(Math.max(...ratios)).toBeLessThan(1.03)
  })

  it('takes no longer than it says', async () => {
    const source = random(5)
    const { ms } = await found((n) => 0.001 * n, { off: () => 1 + 0.2 * source.uniform() })
    expect(ms).toBeLessThan(9000)
  })

  it('is a lower bound where the most still holds', async () => {
    const { capacity, quirks } = await capacityOf((n) => 1e-6 * n)
    expect(capacity).toBe(1_000_000)
    expect(quirks).toMatchObject([{ code: 'capacity-at-limit', message: expect.stringContaining('lower bound') }])
  })

  it('does not exist where the fewest do not hold', async () => {
    const range = { from: 100, to: 5000, unit: 'particles' }
    const { capacity, quirks } = await capacityOf((n) => 10 * n, { range })
    expect(capacity).toBeNull()
    expect(quirks).toMatchObject([
      {
        code: 'capacity-below-range',
        message: expect.stringContaining(
          'not even 100 particles, the fewest that the crate allows, hold 60 Hz at 8 × 8',
        ),
      },
    ])
  })

  it('does not exist where no frames come', async () => {
    await expect(capacityOf((n) => 0.001 * n, { before: (ticker) => ticker.stall() })).rejects.toMatchObject({
      phase: 'capacity',
      message: expect.stringContaining('no frame came'),
    })
  })
})
