import { describe, expect, it } from 'vitest'
import { settledMemory } from './settledMemory.ts'

/** A browser that is read again and again; the last reading stays. */
const browser = (...readings: readonly Record<number, number>[]) => {
  let read = 0
  const processes = async () => {
    const now = readings[Math.min(read++, readings.length - 1)] ?? {}
    return Object.entries(now).map(([pid, megabytes]) => ({
      pid: Number(pid),
      role: 'renderer',
      pssBytes: 1e6 * megabytes,
    }))
  }
  return { processes, reads: () => read }
}
const memoryOf = async (one: ReturnType<typeof browser>) =>
  (await settledMemory(one, async () => {})).map(({ pid, pssBytes }) => [pid, pssBytes / 1e6])

describe('settledMemory', () => {
  it('waits until no process grows and none comes', async () => {
    const starting = browser({ 1: 50 }, { 1: 50, 2: 3 }, { 1: 50, 2: 15 }, { 1: 50, 2: 20 }, { 1: 50.1, 2: 20.1 })
    expect(await memoryOf(starting)).toEqual([
      [1, 50.1],
      [2, 20.1],
    ])
    expect(starting.reads()).toBe(5)
  })

  it('reads a browser at rest twice, and one that cannot be read once', async () => {
    const calm = browser({ 1: 50 })
    await memoryOf(calm)
    expect(calm.reads()).toBe(2)
    const dark = browser({})
    expect(await memoryOf(dark)).toEqual([])
    expect(dark.reads()).toBe(1)
  })

  it('takes one that never rests as it is', async () => {
    const restless = browser(...Array.from({ length: 40 }, (_, index) => ({ 1: 50 + index })))
    expect(await memoryOf(restless)).toEqual([[1, 61]])
  })
})
