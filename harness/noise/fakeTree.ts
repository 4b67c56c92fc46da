import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface FakeTree extends Disposable {
  readonly root: string
}

/** A folder that looks like /proc or /sys: its files by their path. Gone when it is disposed of. For tests. */
export const fakeTree = (files: Readonly<Record<string, string>>): FakeTree => {
  const root = mkdtempSync(join(tmpdir(), 'crosslane-proc-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}

/** The text of a /proc/PID/stat. Times in ticks. */
export const statLine = (entry: {
  readonly pid: number
  readonly parent: number
  readonly name?: string
  readonly user?: number
  readonly system?: number
  readonly childUser?: number
  readonly childSystem?: number
  readonly startedAt?: number
}): string => {
  const { pid, parent, name = 'program', user = 0, system = 0, childUser = 0, childSystem = 0, startedAt = pid } = entry
  const times = [user, system, childUser, childSystem].join(' ')
  return `${pid} (${name}) S ${parent} ${pid} ${pid} 0 -1 4194304 100 0 0 0 ${times} 20 0 1 0 ${startedAt} 3133440 410 0\n`
}
