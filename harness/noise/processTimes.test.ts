import { expect, test } from 'vitest'
import { fakeTree, statLine } from './fakeTree.ts'
import { parseProcessTimes, readProcessTimes } from './processTimes.ts'

const recorded = `812 (Web Content) S 790 790 18144 0 -1 4194304 100 0 0 0 311 42 7 5 20 0 31 0 1278905 3133440 410 18446744073709551615
`

test('reads times, parent and start', () => {
  expect(parseProcessTimes(recorded)).toEqual({
    pid: 812,
    parent: 790,
    name: 'Web Content',
    startedAt: 1_278_905,
    ticks: 311 + 42,
    childTicks: 7 + 5,
    ended: false,
  })
  expect(parseProcessTimes(recorded.replace(') S ', ') Z '))).toMatchObject({ ended: true, ticks: 311 + 42 })
})

test.each(['a) S 1 2', '((', 'x) (y', ''])('is not confused by a program called %j', (name) => {
  expect(parseProcessTimes(statLine({ pid: 7, parent: 3, name, user: 2, system: 1 }))).toMatchObject({
    pid: 7,
    parent: 3,
    name,
    ticks: 3,
  })
})

test.each(['', '7 program S 1', '7 (program) S 1 1 1 0', recorded.replace('311', '-'), recorded.replace('812', '')])(
  'makes nothing of %j',
  (text) => {
    expect(parseProcessTimes(text)).toBeNull()
  },
)

test('leaves out a process that went while it was looked for', () => {
  using tree = fakeTree({ '1/stat': statLine({ pid: 1, parent: 0 }), '2/environ': '', 'self/stat': '', uptime: '5' })
  expect(readProcessTimes(tree.root)?.map(({ pid }) => pid)).toEqual([1])
})

test('tells a system without processes to look at from one whose processes are not there', () => {
  using tree = fakeTree({ uptime: '5' })
  expect(readProcessTimes(tree.root)).toBeNull()
  expect(readProcessTimes(`${tree.root}/missing`)).toBeNull()
})
