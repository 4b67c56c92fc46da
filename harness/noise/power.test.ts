import { describe, expect, it } from 'vitest'
import { fakeTree } from './fakeTree.ts'
import { readGovernors, readOnBattery, readTurbo } from './power.ts'

const cpufreq = 'devices/system/cpu/cpufreq'
const supply = (name: string, facts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(facts).map(([fact, text]) => [`class/power_supply/${name}/${fact}`, `${text}\n`]))

describe('readGovernors', () => {
  it('names each once', () => {
    using sys = fakeTree({
      [`${cpufreq}/policy0/scaling_governor`]: 'schedutil\n',
      [`${cpufreq}/policy1/scaling_governor`]: 'performance\n',
      [`${cpufreq}/policy10/scaling_governor`]: 'schedutil\n',
      [`${cpufreq}/boost`]: '1\n',
    })
    expect(readGovernors(sys.root)).toEqual(['performance', 'schedutil'])
  })

  it('names none on a virtual machine', () => {
    using sys = fakeTree({})
    expect(readGovernors(sys.root)).toEqual([])
  })
})

it.each([
  [{ 'devices/system/cpu/intel_pstate/no_turbo': '0\n' }, true],
  [{ 'devices/system/cpu/intel_pstate/no_turbo': '1\n', [`${cpufreq}/boost`]: '1\n' }, false],
  [{ [`${cpufreq}/boost`]: '1\n' }, true],
  [{ [`${cpufreq}/boost`]: '0\n' }, false],
  [{ [`${cpufreq}/boost`]: 'perhaps\n' }, null],
  [{}, null],
])('readTurbo makes of %j: %j', (files, expected) => {
  using sys = fakeTree(files)
  expect(readTurbo(sys.root)).toBe(expected)
})

const mains = (online: string) => supply('AC', { type: 'Mains', online })
const battery = (status: string) => supply('BAT0', { type: 'Battery', status })
const mouse = supply('hidpp_battery_0', { type: 'Battery', status: 'Discharging', scope: 'Device' })

it.each([
  ['a laptop that is plugged in', { ...mains('1'), ...battery('Charging') }, false],
  ['a laptop that is not', { ...mains('0'), ...battery('Discharging') }, true],
  ['a laptop with a weak charger, which its battery helps out', { ...mains('1'), ...battery('Discharging') }, false],
  [
    'a laptop charged over USB',
    { ...mains('0'), ...supply('usb', { type: 'USB', online: '1' }), ...battery('Full') },
    false,
  ],
  ['a battery that discharges, and no word of mains', battery('Discharging'), true],
  ['a battery that charges, and no word of mains', battery('Charging'), false],
  ['a battery of which nothing is known', battery('Unknown'), null],
  ['a desktop with a wireless mouse', mouse, null],
  ['a laptop plugged in, with a wireless mouse', { ...mains('1'), ...battery('Full'), ...mouse }, false],
  ['a virtual machine', {}, null],
])('readOnBattery: %s', (_, files, expected) => {
  using sys = fakeTree(files)
  expect(readOnBattery(sys.root)).toBe(expected)
})
