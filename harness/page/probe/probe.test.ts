import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { probeModule } from '../../selfTest/assemble.ts'
import { loadCanary } from './canary.ts'
import { loadProbe, loadProbeSimd, probeBytes } from './load.ts'

it('holds what its texts say', async () => {
  expect(await readFile(new URL('probe.ts', import.meta.url), 'utf8')).toBe(await probeModule())
})

describe('the canary', () => {
  it('takes as many steps as it is told to', async () => {
    const { canary } = await loadProbe(probeBytes('steps'))
    let x = 12345
    for (let step = 1; step <= 3; step++) {
      x = (Math.imul(x, 1664525) + 1013904223) | 0
      expect(canary(step)).toBe(x)
    }
  })

  it('returns the same value every time, from every module', async () => {
    const [one, other] = [await loadCanary('one'), await loadCanary('other')]
    expect(one.run()).toBe(one.run())
    expect(other.run()).toBe(one.run())
  })
})

describe('the sums', () => {
  it('are those of the bytes, with SIMD and without', async () => {
    const bytes: number[] = []
    let x = 12345
    for (let at = 0; at < 8192; at++) bytes.push((x = (Math.imul(x, 1664525) + 1013904223) | 0) >>> 24)
    let sum = 0
    for (let at = 0; at < 4096; at++) sum += Math.min(255, (bytes[at] ?? 0) + (bytes[at + 4096] ?? 0))

    for (const probe of [await loadProbe(probeBytes('sums')), await loadProbeSimd('sums')]) {
      expect(probe?.sum(1)).toBe(0)
      probe?.fill()
      expect(probe?.sum(1)).toBe(sum)
      expect(probe?.sum(3)).toBe(3 * sum)
    }
  })
})
