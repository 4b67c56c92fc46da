import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../errors.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { type CommandOptions, runCommand } from './command.ts'
import { whyCargoFailed } from './whyCargoFailed.ts'

/**
 * The text of the workspace's Cargo.lock. One that is missing is made first: cargo would make it while it builds, and
 * the artefacts' keys, which it belongs to, would be others the next time. Throws `cargoWorkspace` when that fails.
 */
export const readLockFile = async (
  root: string,
  toolchain: Toolchain,
  options: Omit<CommandOptions, 'cwd'>,
): Promise<string> => {
  const path = join(root, 'Cargo.lock')
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text !== null) return text
  const { program, args } = toolchain.cargo
  const made = await runCommand(program, [...args, 'generate-lockfile', '--color', 'never'], { ...options, cwd: root })
  if (made.code !== 0) throw problem('cargoWorkspace', root, whyCargoFailed(made.stderr))
  return readFile(path, 'utf8')
}

/** The version of a package in a Cargo.lock; `null` when it is not in it. */
export const lockedVersion = (lockFile: string, name: string): string | null =>
  lockFile
    .split('[[package]]')
    .map((entry) => /^name = "(.+)"\nversion = "(.+)"$/m.exec(entry))
    .find((found) => found?.[1] === name)?.[2] ?? null

/** Whether the workspace has dependencies from a registry; then std's own cannot come from a folder that replaces it. */
export const usesRegistry = (lockFile: string): boolean => /^source = "(registry|sparse)\+/m.test(lockFile)
