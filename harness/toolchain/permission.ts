import { onPath } from './onPath.ts'
import type { World } from './world.ts'

/** `sudo`: what stands before a command that needs root; `[]` for root itself. */
export type Permission =
  | { readonly granted: true; readonly sudo: readonly string[] }
  | { readonly granted: false; readonly why: string }

export type Ask = (question: string) => Promise<boolean>

/** CI systems set it to `true`; some people set it to `false`. */
const isCi = (world: World): boolean => !['', '0', 'false'].includes((world.env['CI'] ?? '').toLowerCase())

/** What stands before a command that needs root, as the user would type it. */
export const sudoPrefix = (world: World): string => (world.isRoot ? '' : 'sudo ')

/**
 * Whether system packages may be installed. Unasked with `--yes`, in CI, and for root without a terminal (a container
 * being built); asked once, whatever the number of packages, on a terminal; otherwise not.
 */
export const systemPermission = (world: World, yes: boolean, ask: Ask): (() => Promise<Permission>) => {
  const decide = async (): Promise<Permission> => {
    const unasked = yes || isCi(world) || (!world.isTerminal && world.isRoot)
    if (!unasked && !world.isTerminal) {
      return { granted: false, why: 'this is not root, and there is no terminal to ask on' }
    }
    if (!world.isRoot && (await onPath(world, 'sudo')) === null) {
      return { granted: false, why: 'this is not root, and there is no sudo' }
    }
    if (!unasked && !(await ask('Install system packages now?'))) return { granted: false, why: 'you said no' }
    // Without a terminal sudo must not wait for a password that nobody can type.
    return { granted: true, sudo: world.isRoot ? [] : world.isTerminal ? ['sudo'] : ['sudo', '-n'] }
  }
  let decision: Promise<Permission> | undefined
  return () => (decision ??= decide())
}
