import { rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fakeTree, statLine } from './fakeTree.ts'
import { ownProcesses } from './ownProcesses.ts'
import { readProcessTimes } from './processTimes.ts'

/** pid 10 is the run; 20 is a browser that detached itself, 21 its child with an environment overwritten. */
const files = {
  '1/stat': statLine({ pid: 1, parent: 0 }),
  '5/stat': statLine({ pid: 5, parent: 1 }),
  '5/environ': 'HOME=/root\0CROSSLANE_RUN=mark-of-another\0',
  '10/stat': statLine({ pid: 10, parent: 5 }),
  '11/stat': statLine({ pid: 11, parent: 10 }),
  '12/stat': statLine({ pid: 12, parent: 11 }),
  '20/stat': statLine({ pid: 20, parent: 1 }),
  '20/environ': 'HOME=/root\0CROSSLANE_RUN=mark\0',
  '21/stat': statLine({ pid: 21, parent: 20 }),
  '21/environ': '--type=renderer overwrites what stood here',
  '30/stat': statLine({ pid: 30, parent: 1 }),
  '30/environ': 'NOT_CROSSLANE_RUN=mark\0CROSSLANE_RUN=mark2\0',
}

const pids = (own: ReturnType<typeof ownProcesses>, root: string) =>
  own.among(readProcessTimes(root) ?? []).map(({ pid }) => pid)

test('ours are this process, what carries the mark, and the descendants of both', () => {
  using tree = fakeTree(files)
  expect(pids(ownProcesses({ mark: 'mark', root: tree.root, pid: 10 }), tree.root)).toEqual([10, 11, 12, 20, 21])
})

test('without a mark, ours are this process and its descendants', () => {
  using tree = fakeTree(files)
  expect(pids(ownProcesses({ mark: null, root: tree.root, pid: 10 }), tree.root)).toEqual([10, 11, 12])
})

test('an orphan without a mark stays ours, a new process with its pid is not', () => {
  using tree = fakeTree(files)
  const own = ownProcesses({ mark: 'mark', root: tree.root, pid: 10 })
  expect(pids(own, tree.root)).toContain(21)
  rmSync(`${tree.root}/20`, { recursive: true })
  writeFileSync(`${tree.root}/21/stat`, statLine({ pid: 21, parent: 1 }))
  expect(pids(own, tree.root)).toEqual([10, 11, 12, 21])
  writeFileSync(`${tree.root}/21/stat`, statLine({ pid: 21, parent: 1, startedAt: 99 }))
  expect(pids(own, tree.root)).toEqual([10, 11, 12])
})

test('a ring of parents, seen while pids are given away again, does not hold it up', () => {
  using tree = fakeTree({
    '7/stat': statLine({ pid: 7, parent: 8 }),
    '8/stat': statLine({ pid: 8, parent: 7 }),
    '10/stat': statLine({ pid: 10, parent: 1 }),
  })
  expect(pids(ownProcesses({ mark: 'mark', root: tree.root, pid: 10 }), tree.root)).toEqual([10])
})
