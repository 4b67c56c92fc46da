import type { Check } from './check.ts'

/** Enough for std built once for each of a few variants. */
const enoughBytes = 2 * 1024 ** 3

export const diskCheck: Check = {
  id: 'disk',
  title: 'free disk',
  run: async (world) => {
    const free = await world.freeBytes(world.folder)
    if (free === null) return { status: 'ok', found: 'cannot be read here' }
    const found = `${(free / 1024 ** 3).toFixed(1)} GiB in ${world.folder}`
    return free >= enoughBytes
      ? { status: 'ok', found }
      : {
          status: 'warn',
          found,
          hint: 'Builds may need 2 GiB: make room, or set "cache" in the config to a larger disk',
        }
  },
}
