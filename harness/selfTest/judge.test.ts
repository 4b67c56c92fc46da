import { describe, expect, it } from 'vitest'
import type { Engine } from '../schema/config.ts'
import { SelfCheck, type SelfMeasurements } from '../schema/selfTest.ts'
import { judge } from './judge.ts'

/** As measured on two cores of an EPYC. */
const healthy: Record<Engine, SelfMeasurements> = (() => {
  const rest = {
    crossOriginIsolated: true,
    secureContext: true,
    visible: true,
    focused: true,
    frameMs: 16.7,
    frames: 60,
    errors: [],
  }
  const chromium = {
    ...rest,
    clockStepMs: 0.005,
    clockRegular: false,
    coldNs: 40_000,
    warmNs: 5_420,
    scalarNs: 23_000,
    simdNs: 1_420,
    sameBytesNs: 10_000,
    uniqueBytesNs: 40_000,
  }
  const firefox = { ...chromium, clockStepMs: 0.02, clockRegular: true, sameBytesNs: 48_000, uniqueBytesNs: 46_000 }
  const webkit = { ...firefox, coldNs: 224_000, simdNs: 2_650, sameBytesNs: 200_000, uniqueBytesNs: 130_000 }
  return { chromium, firefox, webkit }
})()

const judged = (engine: Engine, changes: Partial<SelfMeasurements> = {}) => {
  const checks = judge({ ...healthy[engine], ...changes }, { engine })
  const statusOf = (id: SelfCheck['id']) => checks.find((check) => check.id === id)?.status
  const others = checks.filter(({ status }) => status !== 'passed').map(({ id, status }) => `${id} ${status}`)
  return { checks, statusOf, others }
}
const engines = ['chromium', 'firefox', 'webkit'] as const

describe.each(engines)('%s', (engine) => {
  it('passes when healthy; that a cache works is known of Chromium', () => {
    expect(judged(engine).others).toEqual(engine === 'chromium' ? ['compile-cache noted'] : [])
  })

  it('gives one check of each kind, each with a hint unless it passed', () => {
    for (const { checks } of [
      judged(engine),
      judged(engine, { coldNs: null, focused: false, crossOriginIsolated: false }),
    ]) {
      expect(checks.map(({ id }) => id)).toEqual(SelfCheck.shape.id.options)
      for (const check of checks) {
        expect(SelfCheck.parse(check)).toEqual(check)
        expect(check.hint === '').toBe(check.status === 'passed')
      }
    }
  })

  it('fails when its code stays in the first tier, whatever speed that has', () => {
    const { coldNs } = healthy[engine]
    for (const share of [0.9, 1, 1.2]) {
      const changes = { warmNs: (coldNs as number) / share, sameBytesNs: coldNs, uniqueBytesNs: coldNs }
      expect(judged(engine, changes).others).toEqual(['tier-up failed', 'compile-cache noted'])
    }
  })
})

describe('the tier', () => {
  it('of WebKit must be its last one, not the one between', () => {
    expect(judged('webkit', { coldNs: 240_000, warmNs: 37_900 }).statusOf('tier-up')).toBe('failed')
  })

  it('is no reason for doubt where code is optimised at once', () => {
    const changes = { coldNs: 6_000, uniqueBytesNs: 6_000, sameBytesNs: 6_000 }
    expect(judged('firefox', changes).others).toEqual(['tier-up noted', 'compile-cache noted'])
  })

  it('says in words what was measured', () => {
    expect(judged('firefox', { coldNs: 43_000, warmNs: 43_000 }).checks[0]).toMatchObject({
      found: 'warm code is 1.0 times as fast as cold, at least 2.5 is expected',
      hint: expect.stringContaining('--liftoff-only'),
    })
  })
})

it.each<[string, Partial<SelfMeasurements>, string[]]>([
  [
    'without WebAssembly',
    { coldNs: null, warmNs: null, errors: ['no Wasm'] },
    ['tier-up failed', 'compile-cache failed'],
  ],
  ['whose SIMD is no faster', { simdNs: 12_000 }, ['simd failed']],
  ['without SIMD', { simdNs: null }, ['simd noted']],
  ['where the sums differ', { scalarNs: null, simdNs: null, errors: ['another result'] }, ['simd failed']],
  ['that is not isolated', { crossOriginIsolated: false }, ['isolation failed']],
  ['with a coarse clock', { clockStepMs: 1 }, ['clock failed']],
  ['with the clock of a page that is not isolated, in Chromium', { clockStepMs: 0.1 }, []],
  ['that draws nothing', { frameMs: null, frames: 0 }, ['frames noted']],
  ['that draws once a second', { frameMs: 1000, frames: 2 }, ['frames noted']],
  ['that is hidden', { visible: false, focused: false }, ['visibility failed']],
  ['without the focus', { focused: false }, ['visibility noted']],
  ['where the same bytes are warm at once', { sameBytesNs: 9_000 }, ['compile-cache noted']],
  ['where new bytes are warm at once', { uniqueBytesNs: 9_000 }, ['compile-cache failed']],
])('a browser %s', (_, changes, expected) => {
  expect(judged('firefox', changes).others).toEqual(expected)
})

it('says what to do where a page came over plain http from another machine', () => {
  const { checks } = judged('firefox', { crossOriginIsolated: false, secureContext: false, clockStepMs: 1 })
  for (const id of ['isolation', 'clock'])
    expect(checks.find((check) => check.id === id)).toMatchObject({
      status: 'failed',
      hint: expect.stringContaining('adb reverse'),
    })
})

it('asks of an engine that nobody knows what any of them does', () => {
  const status = (coldNs: number) => judge({ ...healthy.webkit, coldNs }, { engine: null })[0]?.status
  const { warmNs } = healthy.webkit
  expect(status((warmNs as number) * 3)).toBe('passed')
  expect(status((warmNs as number) * 2)).toBe('noted')
})

it('gives the reason of what could not be measured', () => {
  const { checks } = judged('chromium', { scalarNs: null, errors: ['simd: Error: another result'] })
  expect(checks.find(({ id }) => id === 'simd')?.found).toContain('another result')
})
