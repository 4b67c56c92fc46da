import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessEntry } from '../processes/processTable.ts'
import { startProgram, type Program } from './program.ts'

/** A WebDriver server where sessions can be made, and what is known of the processes behind it. */
export interface Server {
  readonly url: string
  /** What to ask of every session. */
  readonly capabilities: Readonly<Record<string, unknown>>
  /** Resolves with the reason when the server ends by itself; never for one that is not ours. */
  readonly gone: Promise<string>
  /** Processes of the browser, without those of the server; none where they cannot be seen. */
  browserProcesses(): readonly ProcessEntry[]
  /** Process whose end is the end of the browser, once there is a session. */
  mainProcess(): ProcessEntry | undefined
  /** Hears of it when the content process of a page crashes, where the server tells. */
  onCrash(listener: () => void): void
  /** Ends what a session has left of the browser. */
  endBrowser(): Promise<void>
  stop(): Promise<void>
}

const startLimitMs = 15_000
const pollMs = 20

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Whether a WebDriver server answers there and what it says of itself. */
export const serverStatus = async (url: string, limitMs: number): Promise<unknown> => {
  const response = await fetch(`${url.replace(/\/$/, '')}/status`, { signal: AbortSignal.timeout(limitMs) })
  return response.json()
}

/**
 * Starts a driver program with `args` and a free port, and waits until it answers.
 *
 * @throws with what the program said when it does not; then it is not running any more
 */
export const startDriver = async (
  path: string,
  args: (port: number) => readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ program: Program; url: string }> => {
  const port = await freePort()
  const program = startProgram(path, args(port), environment)
  const url = `http://127.0.0.1:${port}`
  let ended: string | undefined
  void program.exited.then((reason) => (ended = reason))
  const giveUpAt = performance.now() + startLimitMs
  for (;;) {
    try {
      await serverStatus(url, 1_000)
      return { program, url }
    } catch {
      if (ended !== undefined) throw new Error(ended)
      if (performance.now() > giveUpAt) {
        program.end()
        throw new Error(`${path} does not answer`)
      }
      await sleep(pollMs)
    }
  }
}
