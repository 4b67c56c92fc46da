import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { endLeftovers, endLeftoversNow } from './leftovers.ts'
import { processFamily } from './processFamily.ts'
import { commandLine, isAlive } from './processTable.ts'

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

const running = (mark: string) => processFamily({ CROSSLANE_RUN: mark }).members()

/** Runs a shell script until all of these commands are running. */
const shell = async (script: string, mark: string, commands: readonly string[]): Promise<ChildProcess> => {
  const child = spawn('sh', ['-c', script], {
    env: { ...process.env, CROSSLANE_RUN: mark },
    detached: true,
    stdio: 'ignore',
  })
  started.push(child)
  await expect
    .poll(() => running(mark).map(({ pid }) => commandLine(pid)), { timeout: 10_000 })
    .toEqual(expect.arrayContaining([...commands]))
  return child
}

describe.runIf(process.platform === 'linux')('leftovers of a run', () => {
  test('are ended, with those that have lost their parent', async () => {
    await shell('(sleep 600 &)', 'leftovers-orphan', ['sleep 600'])
    const known = running('leftovers-orphan')
    const ended = await endLeftovers('leftovers-orphan')
    expect(ended.map(({ command }) => command)).toContain('sleep 600')
    expect(known.filter(isAlive)).toStrictEqual([])
  })

  test('are ended when they have dropped the mark from their environment, as Chromium does', async () => {
    await shell('env -i sleep 601 & sleep 602 & wait', 'leftovers-unmarked', ['sleep 601', 'sleep 602'])
    const ended = await endLeftovers('leftovers-unmarked')
    expect(ended.map(({ command }) => command)).toEqual(expect.arrayContaining(['sleep 601', 'sleep 602']))
    expect(running('leftovers-unmarked')).toStrictEqual([])
  })

  test('are killed when they do not listen to SIGTERM', { timeout: 20_000 }, async () => {
    await shell('trap "" TERM; while :; do sleep 1; done', 'leftovers-deaf', ['sleep 1'])
    await endLeftovers('leftovers-deaf')
    expect(running('leftovers-deaf')).toStrictEqual([])
  })

  test('of another run are left alone, though its mark begins alike', async () => {
    const other = await shell('exec sleep 603', 'leftovers-10', ['sleep 603'])
    expect(await endLeftovers('leftovers-1')).toStrictEqual([])
    expect(running('leftovers-10').map(({ pid }) => pid)).toStrictEqual([other.pid])
  })

  test('can be ended at once, without waiting', async () => {
    const child = await shell('exec sleep 604', 'leftovers-now', ['sleep 604'])
    const exited = once(child, 'exit')
    expect(endLeftoversNow('leftovers-now')).toStrictEqual([{ pid: child.pid, command: 'sleep 604' }])
    expect(await exited).toStrictEqual([null, 'SIGKILL'])
  })
})

test('a family without a mark is refused, for it would be everybody', () => {
  expect(() => processFamily({})).toThrow(RangeError)
})
