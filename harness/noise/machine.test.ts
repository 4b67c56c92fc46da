import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, test } from 'vitest'
import { MachineNoise } from '../schema/noise.ts'
import { fakeTree, statLine } from './fakeTree.ts'
import { machineNoise, parseSwapUsed } from './machine.ts'
import { ownProcesses } from './ownProcesses.ts'

test.each([
  ['MemTotal: 8 kB\nSwapCached:            3 kB\nSwapTotal:    2097148 kB\nSwapFree:     2096124 kB\n', 1024 ** 2],
  ['SwapTotal:             0 kB\nSwapFree:              0 kB\n', 0],
  ['MemTotal: 8 kB\n', null],
  ['SwapTotal:             0 kB\n', null],
])('parseSwapUsed makes of %j: %j', (text, expected) => {
  expect(parseSwapUsed(text)).toBe(expected)
})

describe('machineNoise', () => {
  it('reads what is there', () => {
    using proc = fakeTree({
      meminfo: 'SwapTotal:  4096 kB\nSwapFree:  1024 kB\n',
      '1/stat': statLine({ pid: 1, parent: 0, name: 'init' }),
      '8/stat': statLine({ pid: 8, parent: 1, name: 'GeckoMain' }),
      '8/cmdline': '/usr/lib/firefox/firefox\0--no-remote\0',
      '9/stat': statLine({ pid: 9, parent: 1, name: 'chrome' }),
      '9/environ': 'CROSSLANE_RUN=mark\0',
    })
    using sys = fakeTree({
      'devices/system/cpu/cpufreq/policy0/scaling_governor': 'powersave\n',
      'devices/system/cpu/cpufreq/boost': '1\n',
      'class/power_supply/AC/type': 'Mains\n',
      'class/power_supply/AC/online': '1\n',
    })
    const own = ownProcesses({ mark: 'mark', root: proc.root, pid: 77 })
    const found = machineNoise({ own, proc: proc.root, sys: sys.root, loadAverage: () => 0.25 })
    expect(MachineNoise.parse(found)).toEqual({
      governors: ['powersave'],
      turbo: true,
      onBattery: false,
      otherBrowsers: [{ name: 'firefox', pid: 8 }],
      loadAverage: 0.25,
      swapUsedBytes: 3072 * 1024,
    })
  })

  it('knows only the load on a system without /proc and /sys', () => {
    using tree = fakeTree({})
    const missing = `${tree.root}/missing`
    expect(machineNoise({ proc: missing, sys: missing, loadAverage: () => 1 })).toEqual({
      governors: [],
      turbo: null,
      onBattery: null,
      otherBrowsers: null,
      loadAverage: 1,
      swapUsedBytes: null,
    })
  })
})

const why = process.platform === 'linux' ? '' : ' (skipped: there is no /proc here)'

test.skipIf(why !== '')(`sees a browser on this machine, but not one that is ours${why}`, async () => {
  // Not a browser, but it says so: Node under another name.
  const browser = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { argv0: 'epiphany' })
  try {
    await once(browser, 'spawn')
    const seen = (pid: number) =>
      MachineNoise.parse(machineNoise({ own: ownProcesses({ mark: null, pid }) })).otherBrowsers
    const entry = { name: 'epiphany', pid: browser.pid }
    // As seen from a process that is not there, to which we all are strangers; and as seen from here.
    expect(seen(-1)).toContainEqual(entry)
    expect(seen(process.pid)).not.toContainEqual(entry)
  } finally {
    browser.kill('SIGKILL')
  }
})
