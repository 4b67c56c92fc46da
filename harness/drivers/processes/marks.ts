import { randomUUID } from 'node:crypto'
import { processFamily, type ProcessFamily } from './processFamily.ts'

/** In the environment of everything that a run starts. */
export const runVariable = 'CROSSLANE_RUN'

/** Tells the launches of a run apart. */
const launchVariable = 'CROSSLANE_LAUNCH'

/** A family for one launch, marked as the run's too. */
export const launchFamily = (mark: string): ProcessFamily =>
  processFamily({ [runVariable]: mark, [launchVariable]: randomUUID() })

export const inheritedEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** The environment for a program: ours, what the config adds, and the marks. */
export const environmentFor = (
  family: ProcessFamily,
  ...additions: readonly Readonly<Record<string, string>>[]
): Record<string, string> =>
  Object.assign(inheritedEnvironment(), ...additions, family.environment) as Record<string, string>
