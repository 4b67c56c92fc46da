import { describe, expect, it } from 'vitest'
import { NoiseReading } from '../schema/noise.ts'
import { between } from './between.ts'
import type { Counters } from './counters.ts'
import type { CpuTicks } from './cpuTicks.ts'

const cpu = { busy: 5000, idle: 9000, ioWait: 70, steal: 40, cpus: 2 } satisfies CpuTicks
const node = { pid: 10, parent: 1, name: 'node', startedAt: 3, ticks: 100, childTicks: 0, ended: false }
const first: Counters = { atMs: 1000, cpu, pressureUs: 500_000, own: [node], loadAverage: 0.5 }

/** One second later: of the 200 ticks 100 were ours, 20 foreign, 10 stolen, and something waited for 50 ms. */
const second: Counters = {
  atMs: 2000,
  cpu: { ...cpu, busy: 5120, idle: 9065, ioWait: 75, steal: 50 },
  pressureUs: 550_000,
  own: [{ ...node, ticks: 200 }],
  loadAverage: 1.25,
}

const later = (change: Partial<CpuTicks>): Counters => ({ ...second, cpu: { ...cpu, ...change } })

describe('between', () => {
  it('takes shares of what all CPUs could have done', () => {
    const reading = between(first, second)
    expect(NoiseReading.parse(reading)).toEqual({
      wallMs: 1000,
      stealShare: 10 / 200,
      pressureShare: 0.05,
      foreignShare: 20 / 200,
      loadAverage: 1.25,
    })
  })

  it('knows nothing where the system tells nothing', () => {
    const silent: Counters = { atMs: 0, cpu: null, pressureUs: null, own: null, loadAverage: null }
    expect(between(silent, { ...silent, atMs: 9 })).toEqual({
      wallMs: 9,
      stealShare: null,
      pressureShare: null,
      foreignShare: null,
      loadAverage: null,
    })
  })

  it('does without pressure on a kernel that has none', () => {
    const reading = between({ ...first, pressureUs: null }, { ...second, pressureUs: null })
    expect(reading).toMatchObject({ pressureShare: null, stealShare: 0.05, foreignShare: 0.1 })
  })

  it('does without steal in a container that hides it', () => {
    const hide = (counters: Counters): Counters => ({ ...counters, cpu: { ...cpu, ...counters.cpu, steal: null } })
    const reading = between(hide(first), hide(second))
    expect(reading.stealShare).toBeNull()
    expect(reading.foreignShare).toBeCloseTo(20 / 190, 12)
  })

  it('does not know what is foreign without knowing what is ours', () => {
    expect(between({ ...first, own: null }, second)).toMatchObject({ foreignShare: null, stealShare: 0.05 })
  })

  it('takes our own work for ours only: it is never less than nothing that is foreign', () => {
    expect(between(first, { ...second, own: [{ ...node, ticks: 240 }] }).foreignShare).toBe(0)
  })

  it('goes on when a CPU is plugged in, whose time counts from then on', () => {
    const reading = between(first, later({ busy: 5120, idle: 9125, ioWait: 75, steal: 50, cpus: 3 }))
    expect(reading).toMatchObject({ stealShare: 10 / 260, foreignShare: 20 / 260 })
  })

  it.each([
    ['a CPU is taken out together with its counters', { busy: 3000, idle: 4000, steal: 20, cpus: 1 }],
    ['the work goes backwards', { busy: 4999, idle: 9100 }],
    ['the idle time goes backwards', { busy: 5100, idle: 8999 }],
    ['the stolen time goes backwards', { busy: 5100, idle: 9100, steal: 39 }],
    ['a CPU comes with its past', { busy: 7000, idle: 12_000, cpus: 3 }],
    ['the counters stand still, as in a sandbox that has none', {}],
  ])('knows nothing of the CPUs when %s', (_, change) => {
    expect(between(first, later(change))).toMatchObject({ stealShare: null, foreignShare: null, pressureShare: 0.05 })
  })

  it('lets the wait for disks shrink, which it may', () => {
    expect(between(first, later({ busy: 5120, idle: 9070, ioWait: 60, steal: 50 })).stealShare).toBe(10 / 200)
  })

  it('knows nothing of a pressure that goes backwards', () => {
    expect(between(first, { ...second, pressureUs: 499_999 }).pressureShare).toBeNull()
  })

  it('knows no shares of no time', () => {
    expect(between(first, first)).toMatchObject({
      wallMs: 0,
      stealShare: null,
      foreignShare: null,
      pressureShare: null,
    })
  })

  it('refuses moments in the wrong order', () => {
    expect(() => between(second, first)).toThrow(RangeError)
  })
})
