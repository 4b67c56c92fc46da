import type { CrateKind } from '../schema/crate.ts'
import type { Cache, Protocol } from '../schema/protocol.ts'
import type { PlannedVisit } from './plan.ts'

/** What makes sense for a kind of crate. */
const meant: Readonly<Record<CrateKind, readonly Protocol[]>> = {
  throughput: ['throughput', 'load', 'memory'],
  memory: ['throughput', 'load', 'memory'],
  frame: ['frames', 'capacity'],
  boundary: ['boundary'],
}

/** What is measured of a crate: what its suites or the design ask for, and its kind is for. */
export const protocolsFor = (kind: CrateKind, measure: readonly Protocol[]): Protocol[] =>
  meant[kind].filter((protocol) => measure.includes(protocol) || (kind === 'memory' && protocol === 'memory'))

/** A visit that has no place in a run yet. */
export type Shape = Pick<PlannedVisit, 'benchmark' | 'protocol' | 'variants' | 'cache' | 'watched'>

/** What a benchmark is visited for in each block. */
export interface Visitable {
  readonly id: string
  /** Those that were built. */
  readonly variants: readonly string[]
  readonly protocols: readonly Protocol[]
}

/**
 * The visits of a block to a benchmark, by the profile of the browser that they need. One page holds all variants, but
 * for loads and memory: those need a page, and so a content process, for each.
 *
 * @param codeCache whether the browser says what its code cache did
 * @param watch whether this block is one in which that is asked
 */
export const shapesOf = (
  { id: benchmark, variants, protocols }: Visitable,
  caches: readonly Cache[],
  { codeCache, watch }: { readonly codeCache: boolean; readonly watch: boolean },
): { fresh: Shape[]; kept: Shape[] } => {
  const plain = { benchmark, cache: 'cold', watched: false } as const
  const fresh: Shape[] = []
  const kept: Shape[] = []
  if (variants.length === 0) return { fresh, kept }
  for (const protocol of protocols) {
    switch (protocol) {
      case 'load':
        for (const variant of variants) {
          const own = { benchmark, protocol, variants: [variant] }
          for (const cache of caches) {
            if (cache !== 'code') fresh.push({ ...own, cache, watched: false })
            else if (codeCache) {
              kept.push({ ...own, cache, watched: false })
              if (watch) kept.push({ ...own, cache, watched: true })
            }
          }
        }
        break
      case 'memory':
        fresh.push(...variants.map((variant) => ({ ...plain, protocol, variants: [variant] })))
        // What the page costs without them.
        fresh.push({ ...plain, protocol, variants: [] })
        break
      default:
        fresh.push({ ...plain, protocol, variants })
    }
  }
  return { fresh, kept }
}
