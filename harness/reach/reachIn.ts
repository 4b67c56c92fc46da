import type { FeatureReach, Reach } from '../schema/reach.ts'
import { covers, firstVersion, type Span } from './spans.ts'

/** Users of one version of one browser. */
export interface Usage {
  /** Id in browser-compat-data; `null` where those do not know the browser. */
  readonly browser: string | null
  readonly version: string
  /** Of all users, from 0 to 1. */
  readonly share: number
}

/** Who uses what, and what has what. */
export interface ReachData {
  readonly usage: readonly Usage[]
  /** Versions that have a feature, by feature and browser. */
  readonly support: ReadonlyMap<string, ReadonlyMap<string, readonly Span[]>>
  readonly baseline: ReadonlyMap<string, NonNullable<FeatureReach['baseline']>>
  /** Version of each browser that is not released yet, and what it is instead: `beta`. By browser, then version. */
  readonly unreleased: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly sources: Reach['data']
}

/** Sums of rounded shares must not come out above the whole. */
const total = (usage: readonly Usage[]): number =>
  Math.min(
    1,
    usage.reduce((sum, { share }) => sum + share, 0),
  )

const has = ({ support }: ReachData, feature: string, { browser, version }: Usage): boolean =>
  browser !== null && covers(support.get(feature)?.get(browser) ?? [], version)

const featureReach = (data: ReachData, feature: string): FeatureReach => {
  const support = data.support.get(feature)
  const named = (browser: string, spans: readonly Span[]): string | null => {
    const first = firstVersion(spans)
    const status = first === null ? undefined : data.unreleased.get(browser)?.get(first)
    return status === undefined ? first : `${first} (${status})`
  }
  return {
    feature,
    share: support === undefined ? null : total(data.usage.filter((usage) => has(data, feature, usage))),
    baseline: data.baseline.get(feature) ?? null,
    since: Object.fromEntries([...(support ?? [])].map(([browser, spans]) => [browser, named(browser, spans)])),
  }
}

/**
 * The share of users whose version of their browser has Wasm and every one of the features: counted version by version,
 * because those who lack one feature are mostly those who lack another. A feature without data is listed with a share
 * of `null` and leaves the share as it is, which it can only lower.
 */
export const reachIn = (data: ReachData, features: readonly string[]): Reach => {
  const used = [...new Set(['wasm', ...features])]
  const known = used.filter((feature) => data.support.has(feature))
  return {
    share: total(data.usage.filter((usage) => known.every((feature) => has(data, feature, usage)))),
    tracked: total(data.usage),
    features: used.map((feature) => featureReach(data, feature)),
    data: data.sources,
  }
}
