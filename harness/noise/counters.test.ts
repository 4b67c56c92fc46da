import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { NoiseReading } from '../schema/noise.ts'
import { between } from './between.ts'
import { readCounters } from './counters.ts'
import { fakeTree, statLine } from './fakeTree.ts'
import { ownProcesses } from './ownProcesses.ts'
import { readProcessTimes } from './processTimes.ts'

const stat = 'cpu  100 0 50 800 9 0 1 3 0 0\ncpu0 100 0 50 800 9 0 1 3 0 0\n'
const fixed = { nowMs: () => 5, loadAverage: () => 0.5 }

describe('readCounters', () => {
  it('reads what is there', () => {
    using tree = fakeTree({
      stat,
      'pressure/cpu': 'some avg10=0.00 avg60=0.00 avg300=0.00 total=77\n',
      '1/stat': statLine({ pid: 1, parent: 0, user: 900 }),
      '4/stat': statLine({ pid: 4, parent: 1, user: 30, system: 5 }),
    })
    const { root } = tree
    expect(readCounters({ root, own: ownProcesses({ mark: null, root, pid: 4 }), ...fixed })).toEqual({
      atMs: 5,
      cpu: { busy: 151, idle: 800, ioWait: 9, steal: 3, cpus: 1 },
      pressureUs: 77,
      own: [{ pid: 4, parent: 1, name: 'program', startedAt: 4, ticks: 35, childTicks: 0, ended: false }],
      loadAverage: 0.5,
    })
  })

  it('does without pressure', () => {
    using tree = fakeTree({ stat })
    expect(readCounters({ root: tree.root, ...fixed })).toMatchObject({
      cpu: { steal: 3 },
      pressureUs: null,
      own: null,
    })
  })

  it('knows only the load on a system without /proc', () => {
    using tree = fakeTree({})
    const root = `${tree.root}/missing`
    const own = ownProcesses({ mark: 'mark', root, pid: 4 })
    expect(readCounters({ root, own, ...fixed })).toEqual({
      atMs: 5,
      cpu: null,
      pressureUs: null,
      own: null,
      loadAverage: 0.5,
    })
  })
})

const why = process.platform === 'linux' ? '' : ' (skipped: there is no /proc here)'

describe.skipIf(why !== '')(`the real /proc${why}`, () => {
  it('shows the CPU time of this very process as ours', () => {
    const own = ownProcesses({ mark: null })
    const before = readCounters({ own })
    const start = process.cpuUsage()
    const usedUs = () => process.cpuUsage(start).user + process.cpuUsage(start).system
    while (usedUs() < 300_000);
    const after = readCounters({ own })
    const ticks = (counters: typeof before) => counters.own?.find(({ pid }) => pid === process.pid)?.ticks ?? Number.NaN
    // 300 ms are 30 ticks; user and system time are each cut to whole ones.
    expect(ticks(after) - ticks(before)).toBeGreaterThanOrEqual(28)
    expect(NoiseReading.parse(between(before, after)).wallMs).toBeGreaterThan(0)
  })

  it('finds a process that has left the family by its mark, and by no other', async () => {
    // The shell ends at once and leaves an orphan.
    const shell = spawn('sh', ['-c', 'sleep 60 >&2 & echo $!'], {
      env: { ...process.env, CROSSLANE_RUN: 'noise-test' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = once(shell, 'close')
    const [said] = (await once(shell.stdout, 'data')) as [Buffer]
    const orphan = Number(said.toString())
    try {
      await ended
      const all = readProcessTimes('/proc') ?? []
      const isOurs = (mark: string) =>
        ownProcesses({ mark })
          .among(all)
          .some(({ pid }) => pid === orphan)
      expect(isOurs('noise-test')).toBe(true)
      expect(isOurs('another')).toBe(false)
    } finally {
      process.kill(orphan, 'SIGKILL')
    }
  })
})
