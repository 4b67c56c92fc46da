import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from './command.ts'

let cwd = ''
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'command-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

const node = (script: string, signal = new AbortController().signal): ReturnType<typeof runCommand> =>
  runCommand(process.execPath, ['--eval', script], { cwd, env: process.env, signal })

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('any exit code is a result, with what was printed', async () => {
  const script = 'process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3'
  expect(await node(script)).toEqual({ code: 3, stdout: 'out', stderr: 'err' })
})

test('a program that is not there is an error', async () => {
  const options = { cwd, env: process.env, signal: new AbortController().signal }
  await expect(runCommand(join(cwd, 'nothing'), [], options)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('nothing is started once aborted', async () => {
  await expect(node('', AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
})

// A child that starts a child, as cargo starts rustc; both refuse to end when they are asked.
const family = `
  process.on('SIGTERM', () => {})
  const script = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"
  const child = require('node:child_process').spawn(process.execPath, ['--eval', script], { stdio: 'inherit' })
  child.once('spawn', () => require('node:fs').writeFileSync('pids', process.pid + ' ' + child.pid + ' '))
  setInterval(() => {}, 1000)
`

test.skipIf(process.platform === 'win32')('an abort ends the program with all that it started', async () => {
  const stop = new AbortController()
  const running = node(family, stop.signal)
  const ended = expect(running).rejects.toThrow('enough')
  let pids: number[] = []
  while (pids.length < 2) {
    await pause(20)
    const text = await readFile(join(cwd, 'pids'), 'utf8').catch(() => '')
    pids = [...text.matchAll(/\d+(?= )/g)].map(Number)
  }
  expect(pids.map(isAlive)).toEqual([true, true])
  stop.abort(new Error('enough'))
  await ended
  // The grandchild is reaped by whoever adopted it, which may take a moment.
  while (pids.some(isAlive) && (await isNoZombie(pids))) await pause(20)
  expect(await isNoZombie(pids)).toBe(false)
})

/** Whether any of them is still there as more than an entry in the process table. */
const isNoZombie = async (pids: readonly number[]): Promise<boolean> => {
  const states = await Promise.all(
    pids.map(async (pid) => {
      if (!isAlive(pid)) return 'gone'
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
      return stat.split(') ')[1]?.startsWith('Z') === true ? 'gone' : 'alive'
    }),
  )
  return states.includes('alive')
}
