import { array, assert, constant, double, nat, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MachineNoise, NoiseLimits, type NoiseReading } from '../schema/noise.ts'
import { judgeBlock, judgeMachine } from './rule.ts'

const limits = NoiseLimits.parse({})
const calm: NoiseReading = { wallMs: 1000, stealShare: 0, pressureShare: 0, foreignShare: 0, loadAverage: 9 }
const reasons = (readings: readonly NoiseReading[]) => {
  const verdict = judgeBlock(readings, limits)
  return verdict.quiet ? [] : verdict.reasons
}

describe('judgeBlock', () => {
  it('leaves a calm block alone, whatever the load average, which our own work makes', () => {
    expect(judgeBlock([calm, calm], limits)).toEqual({ quiet: true })
  })

  it.each([
    ['stealShare', 0.03, 'the hypervisor took 3.1 % of the CPU time (limit 3.0 %)'],
    ['foreignShare', 0.05, 'other programs used 5.1 % of the CPU time (limit 5.0 %)'],
    ['pressureShare', 0.25, 'something waited for a CPU 25.1 % of the time (limit 25.0 %)'],
  ] as const)('does not let %s be above %d', (name, limit, reason) => {
    expect(reasons([{ ...calm, [name]: limit }])).toEqual([])
    expect(reasons([{ ...calm, [name]: limit + 0.001 }])).toEqual([reason])
  })

  it('names every reason', () => {
    expect(reasons([{ ...calm, stealShare: 0.5, foreignShare: 0.4, pressureShare: 1 }])).toHaveLength(3)
  })

  it('gives each reading the weight of its length', () => {
    const noisy = { ...calm, foreignShare: 0.4 }
    expect(
      reasons([
        { ...noisy, wallMs: 100 },
        { ...calm, wallMs: 900 },
      ]),
    ).toEqual([])
    expect(reasons([noisy, { ...calm, wallMs: 100 }])).toHaveLength(1)
  })

  it('holds what is unknown against nobody, and does not take it for calm either', () => {
    const unknown = { ...calm, stealShare: null, foreignShare: null, pressureShare: null }
    expect(judgeBlock([unknown], limits)).toEqual({ quiet: true })
    expect(judgeBlock([], limits)).toEqual({ quiet: true })
    expect(reasons([unknown, unknown, unknown, { ...calm, foreignShare: 0.06 }])).toHaveLength(1)
  })

  it('comes to the same whether a visit was read once or in parts', () => {
    const share = oneof(constant(null), double({ min: 0, max: 0.5, noNaN: true }))
    const reading = record({ stealShare: share, pressureShare: share, foreignShare: share, wallMs: nat(5000) })
    assert(
      property(array(reading, { minLength: 1, maxLength: 6 }), (found) => {
        const whole = found.map((entry) => ({ ...entry, loadAverage: null }))
        const halves = whole.flatMap((entry) => [
          { ...entry, wallMs: entry.wallMs / 4 },
          { ...entry, wallMs: (entry.wallMs * 3) / 4 },
        ])
        expect(judgeBlock(halves, limits)).toEqual(judgeBlock(whole, limits))
      }),
      { seed: 1 },
    )
  })
})

describe('judgeMachine', () => {
  const good: MachineNoise = {
    governors: ['performance'],
    turbo: false,
    onBattery: false,
    otherBrowsers: [],
    loadAverage: 1,
    swapUsedBytes: 0,
  }
  const unknown: MachineNoise = {
    governors: [],
    turbo: null,
    onBattery: null,
    otherBrowsers: null,
    loadAverage: null,
    swapUsedBytes: null,
  }
  const codes = (change: Partial<MachineNoise>) =>
    judgeMachine({ ...good, ...change }, { cores: 2 }).map(({ code }) => code)

  it('finds nothing wrong with a good machine, nor with one that tells nothing', () => {
    expect(judgeMachine(good, { cores: 2 })).toEqual([])
    expect(judgeMachine(unknown, { cores: 2 })).toEqual([])
  })

  it.each([
    ['machine-governor', { governors: ['performance', 'powersave'] }],
    ['machine-battery', { onBattery: true }],
    ['machine-browsers', { otherBrowsers: [{ name: 'firefox', pid: 7 }] }],
    ['machine-load', { loadAverage: 1.01 }],
    ['machine-swap', { swapUsedBytes: 65 * 1024 ** 2 }],
  ])('%s', (code, change) => {
    expect(codes(change)).toEqual([code])
  })

  it('does not mind what has long been left in swap', () => {
    expect(codes({ swapUsedBytes: 64 * 1024 ** 2 })).toEqual([])
  })

  it('says which browsers, and what to do', () => {
    const otherBrowsers = [
      { name: 'firefox', pid: 7 },
      { name: 'chrome', pid: 8 },
    ]
    const [warning] = judgeMachine({ ...good, otherBrowsers }, { cores: 2 })
    expect(warning?.message).toBe('Other browsers are running: firefox (pid 7), chrome (pid 8).')
    expect(warning?.hint).not.toBe('')
  })

  it('measures the load by the cores', () => {
    expect(judgeMachine({ ...good, loadAverage: 1.5 }, { cores: 4 })).toEqual([])
    expect(judgeMachine({ ...good, loadAverage: 0.75 }, { cores: 1 })[0]?.message).toBe(
      'The load average is 0.75 on 1 core.',
    )
  })
})
