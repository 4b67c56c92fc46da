import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What a browser says it is. */
export interface Identity {
  /** `Chromium`, `Google Chrome`, `Firefox ESR`, … */
  readonly name: string
  readonly version: string
}

/** Where a version cannot be had without starting the browser; the session knows it. */
export const unknownVersion = 'unknown'

/** A browser that takes longer than this to say its version does not work, in ms. A cold disk needs several seconds. */
const limitMs = 20_000

/** Reads `Chromium 156.0.8078.79 built on …`, `Mozilla Firefox 153.7.0esr`, `WebKitGTK 2.50.6`; `null` when no line is like that. */
export const parseVersion = (output: string): Identity | null => {
  for (const line of output.split('\n')) {
    const found = /^([A-Za-z][A-Za-z ]*?) (\d+(?:\.\d+)+)(esr)?/.exec(line.trim())
    if (found === null) continue
    const [, product = '', version = '', esr] = found
    const name = product.replace(/^Mozilla /, '')
    return { name: esr === undefined ? name : `${name} ESR`, version }
  }
  return null
}

const ask = async (binary: string, environment: NodeJS.ProcessEnv): Promise<Identity> => {
  const { stdout } = await promisify(execFile)(binary, ['--version'], {
    env: environment,
    timeout: limitMs,
    killSignal: 'SIGKILL',
  })
  const identity = parseVersion(stdout)
  if (identity === null) throw new Error(`it answered ${JSON.stringify(stdout.trim().slice(0, 200))}`)
  return identity
}

const asked = new Map<string, Promise<Identity>>()

/**
 * Runs `binary --version`, once in the life of this process.
 *
 * @returns name and version; on Windows, where `--version` opens a window instead, the name that is passed in
 * @throws when it does not answer in time or not with a version: such a file is no browser, or a broken one
 */
export const identify = (
  binary: string,
  nameOnWindows: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Identity> => {
  if (process.platform === 'win32') return Promise.resolve({ name: nameOnWindows, version: unknownVersion })
  const known = asked.get(binary)
  if (known) return known
  const answer = ask(binary, environment)
  asked.set(binary, answer)
  // What does not work may be mended later on, by setup for one.
  answer.catch(() => asked.delete(binary))
  return answer
}
