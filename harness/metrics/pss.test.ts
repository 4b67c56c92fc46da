import { expect, it } from 'vitest'
import type { Checkpoints } from './metric.ts'
import { pssSteady } from './pss.ts'

const { collect } = pssSteady
const read = (own: Checkpoints, empty: Checkpoints) => (collect.from === 'processes' ? collect.read(own, empty) : null)

const at = (name: string, ...bytes: number[]): Checkpoints =>
  new Map([[name, bytes.map((pssBytes, pid) => ({ pid, role: 'renderer', pssBytes }))]])

it('is the sum over the processes, less that of the empty page', () => {
  expect(read(at('steady', 30, 12), at('steady', 10, 5, 1))).toBe(26)
  expect(read(at('steady', 10), at('steady', 12))).toBe(-2)
})

it('is nothing where one of them was not read, or not at that moment', () => {
  expect(read(at('steady'), at('steady', 1))).toBeNull()
  expect(read(at('steady', 1), at('steady'))).toBeNull()
  expect(read(at('loaded', 1), at('steady', 1))).toBeNull()
})
