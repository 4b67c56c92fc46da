import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** A program that runs beside us: a WebDriver server, a virtual display. */
export interface Program {
  readonly pid: number
  /** Resolves with the reason when it has ended or could not be started. Never rejects. */
  readonly exited: Promise<string>
  /** Hears every line that it writes to any of its outputs. */
  onLine(listener: (line: string) => void): void
  end(): void
}

/** Enough of what a program said last to tell why it ended. */
const lastLines = 10

/**
 * Starts a program in a process group of its own, so that Ctrl-C in the terminal does not end it before we do.
 * Besides stdout and stderr it has a pipe as file descriptor 3 to write to.
 */
export const startProgram = (
  path: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program => {
  const child = spawn(path, args, { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  const listeners = new Set<(line: string) => void>()
  const recent: string[] = []
  for (const stream of child.stdio.slice(1) as Readable[]) {
    createInterface({ input: stream }).on('line', (line) => {
      recent.push(line)
      if (recent.length > lastLines) recent.shift()
      for (const listener of listeners) listener(line)
    })
  }
  const exited = Promise.withResolvers<string>()
  child.on('error', (error) => exited.resolve(error.message))
  child.on('exit', (code, signal) =>
    exited.resolve([`${path} ended (${signal ?? `exit code ${code}`})`, ...recent].join('\n')),
  )
  return {
    pid: child.pid ?? 0,
    exited: exited.promise,
    onLine: (listener) => listeners.add(listener),
    end: () => void child.kill('SIGKILL'),
  }
}
