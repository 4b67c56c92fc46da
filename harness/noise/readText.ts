import { readdirSync, readFileSync } from 'node:fs'

/** A file of /proc or /sys; `null` where it is not there or may not be read. These files are never waited for. */
export const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return null
  }
}

/** Names in a folder of /proc or /sys; `null` where it is not there. */
export const readNames = (path: string): readonly string[] | null => {
  try {
    return readdirSync(path)
  } catch {
    return null
  }
}
