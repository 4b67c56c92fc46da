import { spawn } from 'node:child_process'

export interface CommandOptions {
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Ends the command and every process that it started. */
  readonly signal: AbortSignal
}

export interface CommandResult {
  /** Exit code; null when a signal ended the command. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** After this long, in ms, what has not heeded the polite request to end is killed. */
const graceMs = 500

/**
 * Runs a program to its end. Rejects with the signal's reason when aborted, once nothing of it is left running, and
 * with the system's error when the program cannot be started; any exit code is a result.
 */
export const runCommand = async (
  program: string,
  args: readonly string[],
  { cwd, env, signal }: CommandOptions,
): Promise<CommandResult> => {
  signal.throwIfAborted()
  // A process group of its own, so that what the program starts (rustc under cargo) can be ended with it.
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const endGroup = (how: NodeJS.Signals): void => {
    if (child.pid === undefined) return
    try {
      process.kill(-child.pid, how)
    } catch {
      // The group is gone already; or this system has no groups, and then at least the program itself is ended.
      child.kill(how)
    }
  }
  let killing: NodeJS.Timeout | undefined
  const abort = (): void => {
    endGroup('SIGTERM')
    killing = setTimeout(endGroup, graceMs, 'SIGKILL')
  }
  signal.addEventListener('abort', abort, { once: true })

  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    signal.throwIfAborted()
    return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
  } finally {
    signal.removeEventListener('abort', abort)
    clearTimeout(killing)
    if (signal.aborted) endGroup('SIGKILL')
  }
}
