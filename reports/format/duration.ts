import { fixed } from './decimals.ts'

/** A time in ms as one says it: `800 ms`, `24 s`, `13 min 12 s`, `2 h 5 min`. */
export const duration = (ms: number): string => {
  if (ms < 999.5) return `${fixed(ms, 0)} ms`
  if (ms < 9_950) return `${fixed(ms / 1000, 1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const rest = Math.round(seconds / 60) % 60
  const hours = Math.floor(Math.round(seconds / 60) / 60)
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
