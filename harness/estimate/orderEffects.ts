import type { OrderEffect } from '../schema/orderEffect.ts'
import { logLocation } from '../stats/location.ts'
import { quantile } from '../stats/quantile.ts'
import type { OwnVisit, VariantVisits } from './timedVisits.ts'

/** What else happens on a machine only adds time: samples are compared where they are undisturbed, at the upper end of the band that a time is the mean of. */
const undisturbed = 0.15
/** Six digits: more than an interval can tell, and short in run.json. */
const rounded = (ratio: number): number => Number(ratio.toPrecision(6))

/** Fewer samples have no such quantile. */
const fewestFirst = 5

/**
 * How many times as long calls took where the variant was the first of a round as where it was not; `null` where the visit does
 * not say. Samples are held against their own instance, so that it does not matter which instance was first more often.
 */
const effectIn = ({ visit: { rounds }, measured: { places, samples } }: OwnVisit): number | null => {
  const times = samples['time'] ?? []
  if (places?.length !== rounds.length || times.length !== 2 * rounds.length) return null
  if (!times.every((time) => time > 0)) return null
  const all = times.map((time, index) => ({ log: Math.log(time), instance: rounds[index >> 1], index }))
  const first: number[] = []
  const later: number[] = []
  for (const own of Map.groupBy(all, ({ instance }) => instance).values()) {
    const level = quantile(
      own.map(({ log }) => log),
      undisturbed,
    )
    // The second half of a round is in the reverse order, in which nobody who began can come first again.
    for (const { log, index } of own) (index % 2 === 0 && places[index >> 1] === 0 ? first : later).push(log - level)
  }
  if (first.length < fewestFirst || later.length === 0) return null
  return Math.exp(quantile(first, undisturbed) - quantile(later, undisturbed))
}

/**
 * What it does to each variant to be sampled first: the Hodges–Lehmann estimate over the visits with its signed-rank interval.
 * Orders are drawn at random, so an effect spoils no ratio; one that is large says that variants disturb each other.
 */
export const orderEffects = (all: readonly VariantVisits[]): OrderEffect[] =>
  all.flatMap(({ browser, benchmark, variant, visits }): OrderEffect[] => {
    const effects = visits.flatMap((visit) => effectIn(visit) ?? [])
    if (effects.length === 0) return []
    const { value: ratio, interval } = logLocation(effects)
    return [
      {
        browser,
        benchmark,
        variant,
        ratio: rounded(ratio),
        interval: interval && {
          ...interval,
          low: rounded(interval.low),
          high: rounded(interval.high),
          method: 'signed-rank',
        },
        visits: effects.length,
      },
    ]
  })
