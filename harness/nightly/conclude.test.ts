import { describe, expect, it } from 'vitest'
import {
  exampleComparison as comparison,
  exampleFailure as failure,
  exampleRow as row,
} from '../compare/exampleComparison.ts'
import type { Difference } from '../schema/night.ts'
import { conclude, concludeAtOnce } from './conclude.ts'
import { exampleSuspicion as suspicion } from './exampleNights.ts'

const browser: Difference = { what: 'browser', from: 'Firefox 152', to: 'Firefox 153' }
const toolchain: Difference = { what: 'toolchain', from: 'rustc 1.96', to: 'rustc 1.97' }
const kernel: Difference = { what: 'kernel', from: '6.1', to: '6.2' }
const wide = { low: 0.97, high: 1.01, confidence: 0.95, method: 'anytime' } as const

describe('at once', () => {
  it('the same commit is not the cause', () => {
    const same = suspicion().before.commit
    expect(concludeAtOnce(suspicion(), same)).toMatchObject({ cause: 'nothing' })
    expect(concludeAtOnce(suspicion({ differences: [browser] }), same)).toMatchObject({ cause: 'browser' })
  })

  it('other bytes of the same tools are the code’s', () => {
    expect(concludeAtOnce(suspicion({ kind: 'exact' }), 'tonight')).toMatchObject({ cause: 'code', measured: null })
    expect(concludeAtOnce(suspicion({ kind: 'exact', differences: [browser] }), 'tonight')).toMatchObject({
      cause: 'code',
    })
  })

  it('nothing is concluded of what has to be measured, or built again', () => {
    expect(concludeAtOnce(suspicion(), 'tonight')).toBeNull()
    expect(concludeAtOnce(suspicion({ kind: 'exact', differences: [toolchain] }), 'tonight')).toBeNull()
    expect(concludeAtOnce(suspicion({ kind: 'lost', ratio: null }), 'tonight')).toBeNull()
  })
})

describe('of a level', () => {
  it('the code is the cause where the commits differ as well, in the same direction', () => {
    const slower = conclude(suspicion(), comparison({ rows: [row(0.981)] }))
    expect(slower).toMatchObject({ cause: 'code', measured: { ratio: 0.981 }, proof: 'r' })
    expect(conclude(suspicion({ ratio: 1.5 }), comparison({ rows: [row(1.4)] }))).toMatchObject({ cause: 'code' })
  })

  it.each([
    ['no different', row(1, { verdict: 'equivalent' })],
    ['the other way round', row(1.02)],
    ['not by half as much', row(0.999, { verdict: 'inconclusive' })],
  ])('it is not where they are %s', (_, found) => {
    expect(conclude(suspicion({ ratio: 0.9 }), comparison({ rows: [found] }))).toMatchObject({ cause: 'nothing' })
    const updated = suspicion({ ratio: 0.9, differences: [kernel, browser] })
    expect(conclude(updated, comparison({ rows: [found] }))).toMatchObject({
      cause: 'browser',
      why: expect.stringContaining('What changed is the kernel and the browser.'),
    })
  })

  it('it is not where the modules are the same bytes', () => {
    expect(conclude(suspicion(), comparison({ identical: ['dot'], run: null }))).toMatchObject({ cause: 'nothing' })
    expect(conclude(suspicion({ differences: [toolchain] }), comparison({ identical: ['dot'] }))).toMatchObject({
      cause: 'tool-chain',
    })
    expect(conclude(suspicion({ differences: [kernel] }), comparison({ identical: ['dot'] }))).toMatchObject({
      cause: 'host',
    })
  })

  it('nothing is told where the interval holds both, or there is no number', () => {
    const unsure = row(0.99, { verdict: 'inconclusive', interval: wide })
    expect(conclude(suspicion({ differences: [browser] }), comparison({ rows: [unsure] }))).toMatchObject({
      cause: 'undecided',
    })
    expect(conclude(suspicion(), comparison())).toMatchObject({ cause: 'undecided', measured: null })
    expect(conclude(suspicion(), comparison({ rows: [row(0.9, { browser: 'chromium' })] }))).toMatchObject({
      cause: 'undecided',
    })
  })
})

describe('of what fails', () => {
  const gone = suspicion({ kind: 'lost', ratio: null, differences: [browser] })

  it('the code is the cause where the commit before does not fail', () => {
    expect(conclude(gone, comparison({ broken: [failure()], failures: [failure()] }))).toMatchObject({
      cause: 'code',
      why: 'The commit before does not fail: wrong result',
    })
    const build = failure({ stage: 'build', browser: null, message: 'cargo failed' })
    expect(conclude(gone, comparison({ failures: [build] }))).toMatchObject({ cause: 'code' })
    expect(conclude({ ...gone, benchmark: 'dot@l1' }, comparison({ failures: [build] }))).toMatchObject({
      cause: 'code',
    })
  })

  it('it is not where both fail, or neither', () => {
    const both = [failure(), failure({ variant: 'a' })]
    expect(conclude(gone, comparison({ failures: both }))).toMatchObject({ cause: 'browser' })
    expect(conclude(gone, comparison())).toMatchObject({ cause: 'nothing', why: expect.stringContaining('again') })
    expect(conclude(gone, comparison({ broken: [failure({ benchmark: 'fir' })] }))).toMatchObject({ cause: 'nothing' })
  })
})
