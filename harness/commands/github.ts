import { appendFile } from 'node:fs/promises'
import type { Context } from './context.ts'

/** What a job of GitHub Actions shows. */
export interface ForGithub {
  /** Appended to the job's summary. */
  readonly markdown: string
  /** Workflow commands. */
  readonly annotations: string
}

/**
 * Tells GitHub, where this is one of its jobs, by the variables that it sets there.
 *
 * @param isPiped standard output is for a program: no annotations in it
 */
export const tellGithub = async (
  { markdown, annotations }: ForGithub,
  { world, out }: Context,
  isPiped: boolean,
): Promise<void> => {
  const { GITHUB_ACTIONS: isGithub, GITHUB_STEP_SUMMARY: summary } = world.env
  if (isGithub !== 'true') return
  if (summary !== undefined && summary !== '') await appendFile(summary, `${markdown}\n`)
  if (!isPiped) out(annotations)
}
