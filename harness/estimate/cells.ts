import type { Checkpoints } from '../metrics/metric.ts'
import type { Visited } from '../schema/journal.ts'
import type { Protocol } from '../schema/protocol.ts'
import type { VariantResult } from '../schema/visit.ts'

export type Measured = Extract<VariantResult, { outcome: 'measured' }>

/**
 * The variants that a block measured in one way, with the place in the run that they belong to: one visit, or where each
 * variant needs a page of its own, the visits of the block together.
 */
export interface CellVisit {
  readonly protocol: Protocol
  readonly block: number
  readonly launch: number
  /** The instance that each round sampled. */
  readonly rounds: readonly number[]
  readonly resolutionNs: number
  /** Time between the frames of the idle page, in ms. */
  readonly refreshMs: number | null
  readonly measured: ReadonlyMap<string, Measured>
  /** Memory of the browser's processes, by variant. */
  readonly memory: ReadonlyMap<string, Checkpoints>
  /** The same of the page with an empty module; `null` where there was none. */
  readonly empty: Checkpoints | null
}

/** A benchmark in a browser, with all visits that answered. */
export interface Cell {
  readonly benchmark: string
  readonly browser: string
  readonly visits: readonly CellVisit[]
}

/** A result that was wrong even once makes every time of that variant in that browser worthless. */
export const wrongVariants = (visits: readonly Visited[]): ReadonlySet<string> => {
  const wrong = new Set<string>()
  for (const { result } of visits) {
    for (const variant of result.variants) {
      if (variant.outcome === 'failed' && (variant.phase === 'verify' || variant.message.startsWith('wrong result'))) {
        wrong.add(variant.variant)
      }
    }
  }
  return wrong
}

const checkpointsOf = ({ checkpoints }: Visited): Checkpoints =>
  new Map(checkpoints.map(({ name, processes }) => [name, processes]))

/** What the visits of a block, all of one protocol, measured together. */
const together = (visits: readonly Visited[], wrong: ReadonlySet<string>): CellVisit => {
  const first = visits[0] as Visited
  const { protocol, block, launch, result } = first
  const measured = visits
    .flatMap((visit) => visit.result.variants)
    .filter((variant) => variant.outcome === 'measured')
    .filter(({ variant }) => !wrong.has(variant))
  const memory = visits.flatMap((visit) =>
    visit.checkpoints.length === 0
      ? []
      : visit.result.variants.map(({ variant }) => [variant, checkpointsOf(visit)] as const),
  )
  const empty = visits.find((visit) => visit.checkpoints.length > 0 && visit.result.variants.length === 0)
  return {
    protocol,
    block,
    launch,
    rounds: result.rounds,
    resolutionNs: result.clock.resolutionMs * 1e6,
    refreshMs: result.display?.refreshMs ?? null,
    measured: merged(measured),
    memory: new Map(memory),
    empty: empty ? checkpointsOf(empty) : null,
  }
}

/** Loads of one variant in different states of the caches have different samples: together they are one. */
const merged = (measured: readonly Measured[]): ReadonlyMap<string, Measured> => {
  const byVariant = new Map<string, Measured>()
  for (const one of measured) {
    const earlier = byVariant.get(one.variant)
    byVariant.set(one.variant, earlier ? { ...earlier, samples: { ...earlier.samples, ...one.samples } } : one)
  }
  return byVariant
}

/** In these each variant has a page of its own, and the visits of a block belong together. */
export const apart: ReadonlySet<Protocol> = new Set(['load', 'memory'])

const unitOf = ({ block, protocol }: Visited, index: number): string | number =>
  apart.has(protocol) ? `${block}\n${protocol}` : index

/** Groups visits by benchmark and browser. Variants whose result was ever wrong are left out, and visits that were watched. */
export const cells = (visits: readonly Visited[]): Cell[] =>
  Map.groupBy(visits, ({ benchmark, browser }) => `${benchmark}\n${browser}`)
    .values()
    .map((group): Cell => {
      const { benchmark, browser } = group[0] as Visited
      const wrong = wrongVariants(group)
      const timed = group.filter(({ watched }) => !watched)
      const blocks = Map.groupBy(timed, unitOf).values()
      return { benchmark, browser, visits: blocks.map((own) => together(own, wrong)).toArray() }
    })
    .toArray()
