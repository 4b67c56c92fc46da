import { problem } from '../errors.ts'
import { git } from './git.ts'
import { refId } from './refId.ts'
import type { Repository } from './repository.ts'

/** A commit that the user named. */
export interface Ref {
  readonly typed: string
  /** Full hash of the commit. */
  readonly sha: string
  /** What reports call it. */
  readonly id: string
}

/** So many names are offered where one was mistyped. */
const offered = '20'

/** The commit that a branch, tag, hash or expression like `HEAD~2` names. @throws CrosslaneError `unknownRef` */
export const resolveRef = async ({ top }: Repository, typed: string, signal: AbortSignal): Promise<Ref> => {
  const options = { cwd: top, signal }
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${typed}^{commit}`], options)
  if (found.ok) return { typed, sha: found.output, id: refId(typed, found.output) }
  const newest = ['--sort=-committerdate', `--count=${offered}`, '--format=%(refname:short)']
  const known = await git(['for-each-ref', ...newest, 'refs/heads', 'refs/tags', 'refs/remotes'], options)
  throw problem('unknownRef', typed, known.ok ? known.output.split('\n').filter((name) => name !== '') : [])
}
