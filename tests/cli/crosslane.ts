import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../harness/bin.js', import.meta.url))

/** The config of these tests. */
export const config = fileURLToPath(new URL('../fixtures/crosslane.config.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `crosslane` as a process of its own, typed as a user would type it. */
export const start = (args: readonly string[], folder = fileURLToPath(new URL('../fixtures', import.meta.url))) => {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, [bin, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
    // A group of its own, so that a signal can reach all of it, as Ctrl-C on a terminal does.
    detached: true,
  })
  let out = ''
  let err = ''
  const listeners = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
    for (const listener of listeners) listener()
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err })
      for (const listener of listeners) listener()
    })
  })
  /** Resolves when it has said something like this, with what matched; rejects when it ends without. */
  const saying = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(err)
        if (match) resolve(match)
        else if (child.exitCode !== null) reject(new Error(`it ended without saying ${pattern}:\n${err}`))
        else return
        listeners.delete(look)
      }
      listeners.add(look)
      look()
    })
  return {
    pid: child.pid ?? 0,
    /** Sends a signal to this process alone. */
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Ctrl-C: the terminal sends SIGINT to every process of the group. */
    interrupt: () => process.kill(-(child.pid ?? 0), 'SIGINT'),
    ended,
    saying,
    /** Like {@link saying}, for whoever only waits. */
    said: async (pattern: RegExp): Promise<void> => void (await saying(pattern)),
  }
}

export const crosslane = (args: readonly string[], folder?: string): Promise<Ended> => start(args, folder).ended

/** Processes that carry the mark of a run of this crosslane process. */
export const marked = async (pid: number): Promise<{ pid: number; command: string }[]> => {
  const found: { pid: number; command: string }[] = []
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const [environment, command] = await Promise.all(
      ['environ', 'cmdline'].map((name) => readFile(`/proc/${entry}/${name}`, 'utf8').catch(() => '')),
    )
    if (environment?.includes(`CROSSLANE_RUN=${pid}-`)) {
      found.push({ pid: Number(entry), command: (command ?? '').replaceAll('\0', ' ') })
    }
  }
  return found
}
