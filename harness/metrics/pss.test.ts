import { expect, it } from 'vitest'
import type { Checkpoints } from './metric.ts'
import { pssContent, pssSteady } from './pss.ts'

const { collect } = pssSteady
const read = (own: Checkpoints, empty: Checkpoints) => (collect.from === 'processes' ? collect.read(own, empty) : null)

/** Memory of processes by their id, at two moments. */
const page = (opened: Record<number, number>, steady: Record<number, number>): Checkpoints =>
  new Map(
    Object.entries({ opened, steady }).map(([name, bytes]) => [
      name,
      Object.entries(bytes).map(([pid, pssBytes]) => ({ pid: Number(pid), role: 'renderer', pssBytes })),
    ]),
  )

it('is what the processes have grown by since the page was opened, less what they have with an empty page', () => {
  expect(read(page({ 1: 10, 2: 5 }, { 1: 12, 2: 35 }), page({ 1: 20, 3: 5 }, { 1: 21, 3: 8 }))).toBe(28)
  expect(read(page({ 1: 10 }, { 1: 10 }), page({ 1: 10 }, { 1: 12 }))).toBe(-2)
})

it('counts no process that came or went meanwhile', () => {
  expect(read(page({ 1: 10, 2: 100 }, { 1: 11, 3: 700 }), page({ 1: 10 }, { 1: 10 }))).toBe(1)
})

it('is nothing where one of them was not read, or not at that moment', () => {
  const whole = page({ 1: 1 }, { 1: 1 })
  expect(read(page({}, { 1: 1 }), whole)).toBeNull()
  expect(read(whole, page({ 1: 1 }, {}))).toBeNull()
})

it('leaves the browser itself out, where only content processes are asked for', () => {
  const own: Checkpoints = new Map([
    [
      'opened',
      [
        { pid: 1, role: 'browser', pssBytes: 1 },
        { pid: 2, role: 'renderer', pssBytes: 1 },
      ],
    ],
    [
      'steady',
      [
        { pid: 1, role: 'browser', pssBytes: 90 },
        { pid: 2, role: 'renderer', pssBytes: 8 },
      ],
    ],
  ])
  const { collect: content } = pssContent
  expect(content.from === 'processes' && content.read(own, page({ 2: 1 }, { 2: 2 }))).toBe(6)
})
