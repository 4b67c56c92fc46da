import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { GitState } from './schema/journal.ts'

const execute = promisify(execFile)

/** State of the repository that a folder belongs to; `null` outside one, without git, and before the first commit. */
export const gitState = async (folder: string): Promise<GitState | null> => {
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await execute('git', ['-C', folder, ...args], { timeout: 10_000 })
    return stdout.trim()
  }
  try {
    const commit = await git('rev-parse', 'HEAD')
    const [branch, changes] = await Promise.all([git('branch', '--show-current'), git('status', '--porcelain')])
    return { commit, branch: branch || null, dirty: changes !== '' }
  } catch {
    return null
  }
}
