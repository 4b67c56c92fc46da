import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withProcessLock } from './processLock.ts'
import { runCommand } from './build/command.ts'

let folder = ''
let path = ''
const { signal } = new AbortController()
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  path = join(folder, 'target', 'release.lock')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('work under one path is done one after the other, and what fails lets the next in', async () => {
  const order: string[] = []
  const work = (name: string): Promise<void> =>
    withProcessLock(path, signal, async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setImmediate(resolve))
      order.push(`${name} ends`)
      if (name === 'first') throw new Error('first fails')
    })
  const [first, second] = await Promise.allSettled([work('first'), work('second')])
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
  expect(order).toHaveLength(4)
  expect(order[1]).toBe(order[0]?.replace('begins', 'ends'))
})

test('whoever waits can be called off', async () => {
  await withProcessLock(path, signal, async () => {
    const stop = new AbortController()
    const waiting = withProcessLock(path, stop.signal, () => Promise.resolve('never'))
    stop.abort(new Error('called off'))
    await expect(waiting).rejects.toThrow('called off')
  })
  expect(await withProcessLock(path, signal, () => Promise.resolve('free again'))).toBe('free again')
})

test('a process that dies lets go of it', async () => {
  await withProcessLock(path, signal, () => Promise.resolve())
  const script = `
    const { DatabaseSync } = require('node:sqlite')
    globalThis.lock = new DatabaseSync(${JSON.stringify(path)})
    globalThis.lock.exec('BEGIN EXCLUSIVE')
    process.kill(process.pid, 'SIGKILL')
  `
  const died = await runCommand(process.execPath, ['--eval', script], { cwd: folder, env: process.env, signal })
  expect(died.code).toBeNull()
  expect(await withProcessLock(path, signal, () => Promise.resolve('mine'))).toBe('mine')
})
