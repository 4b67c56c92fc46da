import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FeatureReach, Reach } from '../schema/reach.ts'
import { browserSources } from './browsers.ts'
import { featureSources } from './features.ts'
import type { ReachData, Usage } from './reachIn.ts'
import { type Span, spansOf, type SupportStatement } from './spans.ts'

interface CompatNode {
  readonly __compat?: { readonly support: Readonly<Record<string, SupportStatement | readonly SupportStatement[]>> }
  readonly [key: string]: unknown
}

interface CompatData {
  readonly __meta: { readonly version: string; readonly timestamp: string }
  readonly browsers: Readonly<Record<string, { readonly releases: Readonly<Record<string, { status: string }>> }>>
  readonly webassembly: CompatNode
}

interface WebFeatures {
  readonly browsers: Readonly<Record<string, { readonly releases: readonly { readonly date: string }[] }>>
  readonly features: Readonly<
    Record<
      string,
      { status?: { baseline: 'high' | 'low' | false; baseline_low_date?: string; baseline_high_date?: string } }
    >
  >
}

/** `usage_global` in per cent; `release_date` in seconds since 1970, missing where a version is yet to come. */
type Agents = Readonly<
  Record<
    string,
    {
      readonly usage_global: Readonly<Record<string, number>>
      readonly release_date: Readonly<Record<string, number | null | undefined>>
    }
  >
>

const require = createRequire(import.meta.url)

/** Read and let go: `require` would keep all of it. */
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const versionOf = (file: string): string =>
  (json(join(dirname(file), 'package.json')) as { readonly version: string }).version

const latest = (days: readonly string[]): string => days.reduce((newest, day) => (day > newest ? day : newest), '')

const usageOf = (agents: Agents): Usage[] =>
  Object.entries(agents).flatMap(([agent, { usage_global: versions }]) => {
    const browser = browserSources[agent]
    return Object.entries(versions)
      .filter(([, percent]) => percent > 0)
      .map(([version, percent]) => ({
        browser: typeof browser === 'string' ? browser : null,
        version,
        share: percent / 100,
      }))
  })

/** What the data say at a path such as `definitions.global.mut`; `undefined` where there is nothing. */
const compatAt = (root: CompatNode, path: string): CompatNode['__compat'] => {
  const node = path
    .split('.')
    .reduce<CompatNode | undefined>((parent, key) => parent?.[key] as CompatNode | undefined, root)
  const { __compat: found } = node ?? {}
  return found
}

const supportOf = ({ webassembly }: CompatData): ReachData['support'] => {
  const browsers = Object.values(browserSources).filter((browser) => typeof browser === 'string')
  return new Map(
    Object.entries(featureSources).flatMap(([feature, { compat }]): [string, Map<string, Span[]>][] => {
      const support = compatAt(webassembly, compat)?.support
      return support === undefined
        ? []
        : [[feature, new Map(browsers.map((browser) => [browser, spansOf(support[browser])]))]]
    }),
  )
}

const baselineOf = ({ features }: WebFeatures): ReachData['baseline'] =>
  new Map(
    Object.entries(featureSources).flatMap(([feature, { webFeature }]) => {
      const status = typeof webFeature === 'string' ? features[webFeature]?.status : undefined
      if (status === undefined) return []
      const since = { high: status.baseline_high_date, low: status.baseline_low_date }
      const found: NonNullable<FeatureReach['baseline']> =
        status.baseline === false
          ? { status: 'limited', since: null }
          : { status: status.baseline, since: since[status.baseline] ?? null }
      return [[feature, found]]
    }),
  )

const released = new Set(['current', 'esr', 'retired'])

const unreleasedOf = ({ browsers }: CompatData): ReachData['unreleased'] =>
  new Map(
    Object.entries(browsers).map(([browser, { releases }]) => [
      browser,
      new Map(
        Object.entries(releases).flatMap(([version, { status }]): [string, string][] =>
          released.has(status) ? [] : [[version, status]],
        ),
      ),
    ]),
  )

/**
 * The data as they are installed: 30 MB of text, a third of a second. Neither caniuse-lite nor web-features say of what
 * day they are, so they count as of the day of the newest browser release in them.
 */
export const readData = (): ReachData => {
  const compat = json(require.resolve('@mdn/browser-compat-data')) as CompatData
  const { __meta: meta } = compat
  const webFeaturesFile = require.resolve('web-features/data.json')
  const webFeatures = json(webFeaturesFile) as WebFeatures
  // Not the package's own index, which loads the tables of every feature.
  const { agents } = require('caniuse-lite/dist/unpacker/agents') as { readonly agents: Agents }

  const releases = Object.values(agents).flatMap(({ release_date: dates }) => Object.values(dates))
  const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)
  const sources: Reach['data'] = [
    {
      name: 'caniuse-lite',
      version: versionOf(require.resolve('caniuse-lite/package.json')),
      date: latest(releases.flatMap((seconds) => (typeof seconds === 'number' ? [day(seconds)] : []))),
    },
    {
      name: '@mdn/browser-compat-data',
      version: meta.version,
      date: meta.timestamp.slice(0, 10),
    },
    {
      name: 'web-features',
      version: versionOf(webFeaturesFile),
      date: latest(Object.values(webFeatures.browsers).flatMap((browser) => browser.releases.map(({ date }) => date))),
    },
  ]
  return {
    usage: usageOf(agents),
    support: supportOf(compat),
    baseline: baselineOf(webFeatures),
    unreleased: unreleasedOf(compat),
    sources,
  }
}
