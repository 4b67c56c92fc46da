import os from 'node:os'
import { readFile } from 'node:fs/promises'
import type { Environment } from './schema/journal.ts'

/** `PRETTY_NAME` of a Linux distribution; elsewhere what the kernel calls itself. */
const osName = async (): Promise<string> => {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(release)?.[1] ?? os.version()
}

/** The machine as it is now. Taken before a run does anything, so that the load is that of others. */
export const environment = async (): Promise<Environment> => ({
  os: await osName(),
  kernel: `${os.type()} ${os.release()}`,
  arch: os.arch(),
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.availableParallelism(),
  memoryBytes: os.totalmem(),
  loadAverage: os.loadavg()[0] ?? 0,
  node: process.version,
})
