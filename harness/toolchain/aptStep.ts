import type { Apt } from './apt.ts'
import { aptInstallArgs } from './apt.ts'
import { sudoPrefix } from './permission.ts'
import { outcomeOf, type Step } from './step.ts'
import type { World } from './world.ts'

/** Which packages to install, or why apt cannot help. Asked again once the lists are up to date. */
export type ChoosePackages = (apt: Apt) => Promise<readonly string[] | { readonly why: string }>

/**
 * Installs packages with apt; `null` where apt is known to have nothing. With lists that are missing or old the names
 * can only be guessed, so they are chosen once more after `apt-get update`.
 */
export const aptStep = async (
  world: World,
  apt: Apt,
  what: { readonly title: string; readonly why: string; readonly guess: readonly string[] },
  choose: ChoosePackages,
): Promise<Step | null> => {
  const now = await choose(apt)
  if ('why' in now && !apt.stale) return null
  const names = 'why' in now ? what.guess : now
  const sudo = sudoPrefix(world)
  return {
    title: what.title,
    why: what.why,
    commands: [...(apt.stale ? [`${sudo}apt-get update`] : []), `${sudo}${aptInstallArgs(names).join(' ')}`],
    // A guess is not something to type.
    ...('why' in now ? { byHand: [`${sudo}apt-get update`, 'npx crosslane setup'] } : {}),
    system: true,
    run: async (permission) => {
      const permitted = await permission()
      if (!permitted.granted) return { ok: false, why: permitted.why }
      // A failed update is not the end: the packages may be in the old lists.
      await apt.refresh(permitted.sudo)
      const packages = await choose(apt)
      if ('why' in packages) return { ok: false, why: packages.why }
      return outcomeOf(await apt.install(permitted.sudo, packages))
    },
  }
}
