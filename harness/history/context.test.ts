import { expect, it } from 'vitest'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { contextOf, differencesOf } from './context.ts'

it('takes a browser that a person opened for one on a device of its own, not on this machine', () => {
  const [before, after] = [exampleRun(), exampleRun({ byHand: true })]
  const cell = { benchmark: 'dot', browser: 'webkit', variant: 'simd' }
  const context = contextOf(after, cell)
  expect(context.browser).toBe('Safari for iOS 26.1, opened by hand')
  expect(context.host).toContain(after.browsers.find(({ id }) => id === 'webkit')?.clock?.userAgent)
  expect(context.host).not.toContain(after.environment.cpu)
  expect(differencesOf(contextOf(before, cell), context).map(({ what }) => what)).toEqual(['browser', 'host', 'kernel'])
  const driven = { ...cell, browser: 'firefox' }
  expect(contextOf(after, driven)).toEqual(contextOf(before, driven))
})
