import { spawn } from 'node:child_process'
import type { Command } from './toolchain.ts'

export interface ExecOptions {
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Ended after this long. Default: 20 s, plenty for a program that only tells its version. */
  readonly timeoutMs?: number
}

/** What became of a program. */
export interface Executed {
  /** `null` when it could not be started or was ended from outside. */
  readonly code: number | null
  readonly stdout: string
  /** Also says why a program could not be started. */
  readonly stderr: string
  readonly timedOut: boolean
}

/** How long a program may take to clean up once it was asked to end, in ms. */
const graceMs = 5_000

/** Runs a program to its end without a shell and with nothing to read. Never rejects. */
export const execute = (command: Command, options: ExecOptions = {}): Promise<Executed> =>
  // oxlint-disable-next-line promise/avoid-new -- a child process speaks in events
  new Promise((resolve) => {
    const child = spawn(command.program, command.args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    let timedOut = false
    let kill: NodeJS.Timeout | undefined
    const end = setTimeout(() => {
      timedOut = true
      child.kill('SIGTERM')
      kill = setTimeout(() => {
        child.kill('SIGKILL')
        // What it started may hold the pipes open for ever.
        finish(null)
      }, graceMs)
    }, options.timeoutMs ?? 20_000)
    const finish = (code: number | null) => {
      clearTimeout(end)
      clearTimeout(kill)
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, stdout, stderr, timedOut })
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', (error) => {
      stderr += error.message
      finish(null)
    })
    child.on('close', (code) => finish(timedOut ? null : code))
  })
