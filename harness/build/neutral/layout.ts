import type { Random } from '../../stats/random.ts'
import { guards, type Watched } from './guards.ts'
import { unsignedLeb } from './leb128.ts'
import { concatenated, type Edit, patched, sized } from './patch.ts'
import type { FunctionPlace } from './functionPlaces.ts'
import type { Body, Survey } from './survey.ts'

/** A function begins with at most this many guards. */
const mostGuards = 7
/** At most this many functions are added that nobody calls… */
const mostPadding = 3
/** …each of at most this many guards. */
const mostGuardsOfPadding = 8

/** A new order of a module's functions, and what stands in them now. */
export interface Layout {
  /** Types of the defined functions. */
  readonly types: readonly number[]
  /** Payload of the code section without its count: each body with its size before it. */
  readonly bodies: readonly Uint8Array[]
  readonly renumbered: (places: readonly FunctionPlace[]) => Edit[]
}

/** Draws the guards, the functions nobody calls, and an order of it all. Those functions are of the type `emptyType`. */
export const drawLayout = (
  module: Uint8Array,
  { importedFunctions, exported, bodies, functionTypes }: Survey,
  emptyType: number,
  watched: Watched,
  source: Random,
): Layout => {
  const paddings = source.below(mostPadding + 1)
  const order = source.shuffled(Array.from({ length: bodies.length + paddings }, (_, index) => index))
  const placeOf = new Map(order.map((old, place) => [importedFunctions + old, importedFunctions + place]))
  const renumbered = (places: readonly FunctionPlace[]): Edit[] =>
    places.map(({ from, to, index }) => ({ from, to, bytes: unsignedLeb(placeOf.get(index) ?? index) }))

  const moved = ({ from, to, entry, loops, places }: Body, index: number): Uint8Array => {
    const guarded = loops || exported.has(importedFunctions + index)
    const count = guarded ? source.below(mostGuards + 1) : 0
    const entered = { from: entry, to: entry, bytes: guards(watched, count, source) }
    return sized(patched(module, from, to, [entered, ...renumbered(places)]))
  }
  const padding = (): Uint8Array => {
    const code = guards(watched, 1 + source.below(mostGuardsOfPadding), source)
    return sized(concatenated([[0], code, [0x0b]])) // No locals, the code, end.
  }
  return {
    types: order.map((old) => functionTypes[old] ?? emptyType),
    bodies: order.map((old) => {
      const body = bodies[old]
      return body === undefined ? padding() : moved(body, old)
    }),
    renumbered,
  }
}
