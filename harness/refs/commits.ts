import { problem } from '../errors.ts'
import { git } from './git.ts'
import type { Repository } from './repository.ts'
import type { Ref } from './resolve.ts'

/** A commit as a reader knows it. */
export interface CommitFacts {
  readonly sha: string
  readonly author: string
  /** ISO 8601. */
  readonly date: string
  readonly subject: string
}

interface Asking {
  readonly repository: Repository
  readonly signal: AbortSignal
}

/**
 * The commits after one, up to and with another, oldest first, along first parents: what was merged counts as its merge.
 *
 * @throws CrosslaneError `notAncestor` where the first is none of the second's ancestors
 */
export const commitsBetween = async (first: Ref, last: Ref, { repository, signal }: Asking): Promise<string[]> => {
  const options = { cwd: repository.top, signal }
  const related = await git(['merge-base', '--is-ancestor', first.sha, last.sha], options)
  if (!related.ok) throw problem('notAncestor', first.typed, last.typed)
  const listed = await git(['rev-list', '--first-parent', '--reverse', `${first.sha}..${last.sha}`], options)
  if (!listed.ok) throw problem('notAncestor', first.typed, last.typed)
  return listed.output.split('\n').filter((sha) => sha !== '')
}

/** Who made a commit, when, and what for. */
export const commitFacts = async (sha: string, { repository, signal }: Asking): Promise<CommitFacts> => {
  const shown = await git(['show', '--no-patch', '--format=%an%x00%aI%x00%s', sha], { cwd: repository.top, signal })
  const [author = '', date = '', subject = ''] = shown.ok ? shown.output.split('\0') : []
  return { sha, author, date, subject }
}
