import { runCommand } from '../build/command.ts'

export interface GitOptions {
  /** Absolute. */
  readonly cwd: string
  readonly signal: AbortSignal
  readonly env?: Readonly<Record<string, string>>
}

export type GitAnswer =
  | { readonly ok: true; readonly output: string }
  /** `why` is git's own first complaint. */
  | { readonly ok: false; readonly why: string }

/** By these, git points what it starts (a hook, say) at one repository and index; here the folder alone decides. */
const inherited = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX'])

const complaint = (stderr: string): string =>
  (stderr.trim().split('\n')[0] ?? '').replace(/^(fatal|error): /, '') || 'git failed without a word'

/** Runs git to its end; it never asks for anything. Rejects only when the signal aborts. */
export const git = async (args: readonly string[], { cwd, signal, env = {} }: GitOptions): Promise<GitAnswer> => {
  const own = Object.entries(process.env).filter(([name]) => !inherited.has(name))
  const options = { cwd, signal, env: { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', ...env } }
  try {
    const { code, stdout, stderr } = await runCommand('git', args, options)
    return code === 0 ? { ok: true, output: stdout.trim() } : { ok: false, why: complaint(stderr) }
  } catch (error) {
    signal.throwIfAborted()
    return { ok: false, why: `git cannot be started (${(error as NodeJS.ErrnoException).code ?? String(error)})` }
  }
}
