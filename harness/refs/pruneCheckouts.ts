import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** So many stay: a bisection goes to and fro between a few, and std may have been compiled for each. */
const kept = 6
/** What was used within this time stays too, because a run may still be serving its modules. */
const restMs = 24 * 60 * 60 * 1000

const isCheckout = (name: string): boolean => /^[0-9a-f]{40,64}$/.test(name)
/** Begun or half removed by a process that was killed. */
const isLeftover = (name: string): boolean => name.startsWith('.new-') || name.startsWith('.old-')

/** Removes the checkouts that were used longest ago. @returns the commits whose checkouts are gone */
export const pruneCheckouts = async (folder: string, now: Date): Promise<string[]> => {
  const names = await readdir(folder).catch((): string[] => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const used = await stat(join(folder, name)).catch(() => null)
      return { name, usedMs: used?.mtimeMs ?? now.getTime() }
    }),
  )
  const rested = ({ usedMs }: { usedMs: number }): boolean => now.getTime() - usedMs > restMs
  const leftovers = found.filter((entry) => isLeftover(entry.name) && rested(entry)).map(({ name }) => name)
  const checkouts = found
    .filter(({ name }) => isCheckout(name))
    .toSorted((one, other) => other.usedMs - one.usedMs)
    .slice(kept)
    .filter(rested)
    .map(({ name }) => name)
  for (const name of checkouts) {
    // In one step, so that nobody finds a checkout of which a part is gone.
    const old = `.old-${name}`
    await rename(join(folder, name), join(folder, old)).catch(() => {})
    leftovers.push(old)
  }
  for (const name of leftovers) await rm(join(folder, name), { recursive: true, force: true })
  return checkouts
}
