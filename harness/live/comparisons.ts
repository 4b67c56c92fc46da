import { apart, cells } from '../estimate/cells.ts'
import { compare, type Comparison } from '../estimate/comparison.ts'
import { type Pair, pairsOf, readingsOf } from '../estimate/points.ts'
import { headlines } from '../metrics/headlines.ts'
import type { Redone, Visited } from '../schema/journal.ts'
import type { Protocol } from '../schema/protocol.ts'

/** What a visit, or the visits of a block that belong together, say of each variant against the baseline; `null` where no ratio can be made. */
type Said = ReadonlyMap<string, Pair | null>

interface Unit {
  readonly said: Said
  /** Ids of its visits. */
  readonly visits: readonly string[]
  readonly protocol: Protocol
  readonly block: number
  /** Kept only where more visits of the block may come to it. */
  readonly entries: readonly Visited[]
}

/** The comparisons of a benchmark in a browser in what a protocol is for: of each visit the ratios are kept, not the samples. */
export interface Comparisons {
  /** @param entry of any protocol: some visits say something of what others are for */
  add(entry: Visited): void
  forget(entry: Redone): void
  /** Visits of the protocol that count. */
  count(): number
  /** @param looked whether somebody may stop the run because of it @param wrong variants whose result was ever wrong */
  of(variant: string, looked: boolean, wrong: ReadonlySet<string>): Comparison | null
}

export const createComparisons = (protocol: Protocol, variants: readonly string[], baseline: string): Comparisons => {
  const metric = headlines[protocol]
  let units: Unit[] = []

  const sayOf = (entries: readonly Visited[]): Said => {
    const said = new Map<string, Pair | null>()
    if (metric === null) return said
    for (const { visits } of cells(entries)) {
      for (const variant of variants) {
        if (variant === baseline) continue
        const pairs = pairsOf(readingsOf(visits, metric, variant, baseline))
        const [pair] = pairs ?? []
        if (pairs === null) said.set(variant, null)
        else if (pair) said.set(variant, pair)
      }
    }
    return said
  }
  const unitOf = (entries: readonly Visited[], last: Visited): Unit => ({
    said: sayOf(entries),
    visits: entries.map(({ result }) => result.visit),
    protocol: last.protocol,
    block: last.block,
    entries: apart.has(last.protocol) && metric !== null ? entries : [],
  })

  return {
    add: (entry) => {
      const index = apart.has(entry.protocol)
        ? units.findIndex((unit) => unit.block === entry.block && unit.protocol === entry.protocol)
        : -1
      const unit = unitOf([...(units[index]?.entries ?? []), entry], entry)
      if (index === -1) units.push(unit)
      else units[index] = unit
    },
    forget: ({ block, visits }) => {
      const isSpoilt = (unit: Unit): boolean =>
        visits.length === 0 ? unit.block === block : unit.visits.some((visit) => visits.includes(visit))
      units = units.filter((unit) => !isSpoilt(unit))
    },
    count: () => units.filter((unit) => unit.protocol === protocol).reduce((sum, { visits }) => sum + visits.length, 0),
    of: (variant, looked, wrong) => {
      if (wrong.has(variant) || wrong.has(baseline)) return null
      const pairs = units.flatMap(({ said }) => (said.has(variant) ? [said.get(variant) ?? null] : []))
      const seen = pairs.filter((pair) => pair !== null)
      return seen.length < pairs.length ? null : compare(seen, looked)
    },
  }
}
