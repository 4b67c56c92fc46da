import { expect, test } from 'vitest'
import { parseCpuTicks } from './cpuTicks.ts'

/** As recorded on a virtual machine with two CPUs; the line of the interrupts is cut. */
const recorded = `cpu  911780 25700 261863 1270066 52562 0 2611 9984 0 0
cpu0 440086 12235 125265 669195 15104 0 364 4952 0 0
cpu1 471693 13464 136597 600870 37457 0 2247 5031 0 0
intr 35422201 0 0 0
ctxt 110192772
`

test('reads the sum over all CPUs', () => {
  expect(parseCpuTicks(recorded)).toEqual({
    busy: 911_780 + 25_700 + 261_863 + 0 + 2611,
    idle: 1_270_066,
    ioWait: 52_562,
    steal: 9984,
    cpus: 2,
  })
})

test('does not count guests twice', () => {
  const host = 'cpu  1000 200 30 5000 4 3 2 1 900 150\n'
  expect(parseCpuTicks(host)).toMatchObject({ busy: 1000 + 200 + 30 + 3 + 2, steal: 1 })
})

test('does not know of steal where the kernel does not count it', () => {
  expect(parseCpuTicks('cpu  10 20 30 400 5 6 7\ncpu0 10 20 30 400 5 6 7\n')).toEqual({
    busy: 10 + 20 + 30 + 6 + 7,
    idle: 400,
    ioWait: 5,
    steal: null,
    cpus: 1,
  })
})

test.each(['', 'cpu\n', 'cpu  1 2 3\n', 'cpu  1 2 x 4 5\n', 'cpu  1 2 -3 4 5\n', 'cpu0 1 2 3 4 5 6 7 8 9 10\n'])(
  'makes nothing of %j',
  (text) => {
    expect(parseCpuTicks(text)).toBeNull()
  },
)
