import os from 'node:os'

/** One-minute load average; `null` on Windows, which has none and for which Node makes up zeros. */
export const systemLoadAverage = (): number | null => (process.platform === 'win32' ? null : (os.loadavg()[0] ?? null))
