import { describe, expect, it } from 'vitest'
import type { RunEvent, Standing } from '../events.ts'
import { measured, visited } from '../estimate/exampleJournal.ts'
import { duration } from './duration.ts'
import { plain } from './plain.ts'
import { qrLines } from './qrCode.ts'
import { tty } from './tty.ts'

const standing = (done: number): Standing => ({ done, total: 20, blocks: 4, elapsedMs: done * 2000, limitMs: null })

const visit = (done: number): RunEvent => ({
  type: 'visited',
  entry: visited(0, [
    measured('scalar', [4]),
    { outcome: 'failed', variant: 'simd', phase: 'verify', message: 'wrong result: 1\nmore' },
  ]),
  standing: standing(done),
  speedUps: [{ variant: 'autovec', value: 2.004 }],
})

const failure: RunEvent = {
  type: 'visit-failed',
  entry: {
    type: 'failure',
    at: '2026-01-02T03:04:05.000Z',
    browser: 'firefox',
    benchmark: 'dot',
    protocol: 'throughput',
    block: 1,
    launch: 2,
    reason: 'timeout',
    message: 'no answer within 30 s',
    during: { variant: 'simd', phase: 'setup' },
    console: [],
  },
  standing: standing(7),
}

const written = (make: (write: (text: string) => void) => (event: RunEvent) => void, events: readonly RunEvent[]) => {
  let text = ''
  const emit = make((more) => (text += more))
  for (const event of events) emit(event)
  return text
}

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [130_000, '2 min 10 s'],
    [3_900_000, '1 h 5 min'],
  ])('says %d ms as %s', (ms, text) => expect(duration(ms)).toBe(text))
})

describe('progress in a log', () => {
  it('is a line for each visit, with what is known by then and the time that is left', () => {
    expect(written(plain, [visit(5), failure])).toBe(
      `[ 5/20] chromium  dot                autovec 2.00×  ✗ simd: wrong result: 1 (verify)   about 30 s left
[ 7/20] firefox   dot                ✗ timeout: no answer within 30 s (simd: setup)
`,
    )
  })

  it('shows what cargo said when it failed', () => {
    const event: RunEvent = {
      type: 'artefact-failed',
      crate: 'dot',
      variant: 'simd',
      failure: {
        crate: 'dot',
        variant: 'simd',
        stage: 'cargo',
        message: 'dot does not compile',
        output: 'error[E0425]: x\n',
      },
      ms: 5,
      done: 1,
      total: 3,
    }
    expect(written(plain, [event])).toBe('[1/3] ✗ dot simd: dot does not compile\nerror[E0425]: x\n')
  })

  it('says where to open what, and who may', () => {
    const [far, near] = ['http://192.168.1.5:4000/lobby/phone?token=t', 'http://127.0.0.1:4000/lobby/phone?token=t']
    const event = { type: 'invited', browser: 'phone', near, port: 4000, waitMs: 300_000 } as const
    const alone = written(plain, [{ ...event, links: [near], isOpen: false }])
    expect(alone).toContain(`press Start there within 5 min 0 s:\n  ${near}\n  Only this machine reaches it`)
    const open = written(plain, [{ ...event, links: [far], isOpen: true }])
    expect(open).toContain(`:\n  ${far}\n  or, on an Android phone`)
    expect(open).toContain('after adb reverse tcp:4000 tcp:4000, for a fine clock:\n  http://127.0.0.1:4000/')
    expect(open).toContain('everyone in the network who has a link can take part')
  })

  it('says nothing of steps that only move a status line', () => {
    expect(written(plain, [{ type: 'launching', browser: 'firefox', standing: standing(0) }])).toBe('')
  })
})

describe('progress on a terminal', () => {
  const onTerminal = (events: readonly RunEvent[], columns = 80) =>
    written((write) => tty(write, () => columns), events)

  it('keeps the first line of each cell and redraws one status line below', () => {
    const visiting: RunEvent = {
      type: 'visiting',
      browser: 'chromium',
      benchmark: 'dot',
      protocol: 'throughput',
      block: 0,
      standing: standing(5),
    }
    const text = onTerminal([visiting, visit(6), visit(7)])
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain('block 1 of 4, visit 6 of 20: dot in chromium')
  })

  it('shows the link to others as a QR code where there is room, and not that to this machine', () => {
    const link = 'http://192.168.1.5:4000/lobby/phone?token=t'
    const event = { type: 'invited', browser: 'phone', near: link, links: [link], port: 4000, waitMs: 300_000 } as const
    const code = qrLines(link, 80, false) ?? []
    expect(code.length).toBeGreaterThan(10)
    expect(onTerminal([{ ...event, isOpen: true }])).toContain(`\n${code.join('\n')}\n`)
    expect(onTerminal([{ ...event, isOpen: true }], 20)).not.toContain('█')
    expect(onTerminal([{ ...event, isOpen: false }])).not.toContain('█')
  })

  it('never writes a status line that would wrap', () => {
    const visiting: RunEvent = {
      type: 'visiting',
      browser: 'b'.repeat(99),
      benchmark: 'dot',
      protocol: 'throughput',
      block: 0,
      standing: standing(5),
    }
    const [, status = ''] = onTerminal([visiting], 40).split('\r\u001B[K')
    expect(status).toHaveLength(39)
  })
})
