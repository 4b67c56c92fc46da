import { pause } from '../pause.ts'
import { userAgentMemory } from './userAgentMemory.ts'

/** Each piece of garbage, in bytes: engines count it towards the next collection, but never touch its pages. */
const garbageBytes = 16 * 2 ** 20
/** Between the pieces the engine has time to collect, and to say so. */
const breakMs = 10

/** Tells when the engine has collected something. */
export interface Collection {
  /** @param target not kept; nobody else may keep it either */
  watch(target: WeakKey): void
  /** Whether there is anything that it was told to watch. */
  readonly watching: boolean
  /** Makes garbage until all that is watched was collected, for this long at most, in ms. Resolves with whether it was. */
  forced(limitMs: number): Promise<boolean>
}

export const createCollection = (): Collection => {
  const waiting = new Set<number>()
  const registry = new FinalizationRegistry<number>((ticket) => waiting.delete(ticket))
  let tickets = 0
  return {
    watch: (target) => {
      const ticket = tickets++
      waiting.add(ticket)
      registry.register(target, ticket)
    },
    get watching() {
      return tickets > 0
    },
    forced: async (limitMs) => {
      const end = performance.now() + limitMs
      // Where there is such a thing, the engine collects for it.
      void userAgentMemory()
      while (waiting.size > 0 && performance.now() < end) {
        // Dropped at once. Where there is no room for it, there is reason enough to collect.
        try {
          void new ArrayBuffer(garbageBytes)
        } catch {}
        await pause(breakMs)
      }
      return waiting.size === 0
    },
  }
}
