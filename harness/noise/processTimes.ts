import { readNames, readText } from './readText.ts'

/** A process and the CPU time it has used so far, in ticks. */
export interface ProcessTimes {
  readonly pid: number
  readonly parent: number
  /** At most 15 characters: the kernel keeps no more. */
  readonly name: string
  /** Start in ticks since boot: with the pid it names a process for good, because pids are used again. */
  readonly startedAt: number
  readonly ticks: number
  /** Time of the children that it has outlived and waited for, and of theirs. */
  readonly childTicks: number
  /** It has ended, and only waits for its parent to take notice. */
  readonly ended: boolean
}

/** Reads /proc/PID/stat; `null` where it makes no sense. Zombies count: their time is not yet their parent's. Fields: proc_pid_stat(5). */
export const parseProcessTimes = (text: string): ProcessTimes | null => {
  // The name stands in brackets and may hold anything, brackets and spaces too.
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  if (open < 0 || close < open) return null
  const fields = text.slice(close + 2).split(' ')
  /** By its number in the manual, which counts from 1; the pid and the name are not among `fields`. */
  const field = (number: number): number =>
    /^\d+$/.test(fields[number - 3] ?? '') ? Number(fields[number - 3]) : Number.NaN
  const times = {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    name: text.slice(open + 1, close),
    startedAt: field(22),
    ticks: field(14) + field(15),
    childTicks: field(16) + field(17),
    ended: fields[0] === 'Z' || fields[0] === 'X',
  }
  const { pid, parent, startedAt, ticks, childTicks } = times
  return [pid, parent, startedAt, ticks, childTicks].some(Number.isNaN) ? null : times
}

/** Every process below `root`, which is /proc or looks like it; `null` where there is no such thing. */
export const readProcessTimes = (root: string): readonly ProcessTimes[] | null => {
  const names = readNames(root)?.filter((name) => /^\d+$/.test(name))
  if (names === undefined || names.length === 0) return null
  return names
    .map((name) => readText(`${root}/${name}/stat`))
    .map((text) => (text === null ? null : parseProcessTimes(text)))
    .filter((times) => times !== null)
}
