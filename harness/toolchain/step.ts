import type { Executed } from './execute.ts'
import type { Permission } from './permission.ts'

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly why: string }

/** Something that setup does. Planned and shown before the first one runs. */
export interface Step {
  readonly title: string
  readonly why: string
  /** What will be typed. */
  readonly commands: readonly string[]
  /** What the user can type instead, where that is something else. */
  readonly byHand?: readonly string[]
  /** Whether it installs system packages, for which the user is asked. */
  readonly system: boolean
  readonly run: (permission: () => Promise<Permission>) => Promise<Outcome>
}

/** Something that is missing, and the ways to get it: the next one is tried when the one before did not help. */
export interface Need {
  readonly title: string
  /** What is lacking now. */
  readonly missing: string
  readonly steps: readonly Step[]
  /** What to type when no step can help. */
  readonly hint: string
  /** Looks whether it is there now. */
  readonly met: () => Promise<boolean>
}

/** The line of a tool's output that says what went wrong. */
const complaint = ({ stdout, stderr }: Executed): string => {
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const line =
    lines.find((text) => /^(?:error|e|fatal)\b\s*:/i.test(text)) ?? lines.findLast((text) => /error|failed/i.test(text))
  return (line ?? lines.at(-1) ?? 'it said nothing').slice(0, 300)
}

/** Whether a program did its work, and what it said if it did not. */
export const outcomeOf = (executed: Executed): Outcome => {
  if (executed.code === 0) return { ok: true }
  return { ok: false, why: executed.timedOut ? 'it took too long and was ended' : complaint(executed) }
}
