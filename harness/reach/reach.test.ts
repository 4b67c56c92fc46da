import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { wasmFeatures } from '../build/inspect/features.ts'
import { Reach } from '../schema/reach.ts'
import { browserSources } from './browsers.ts'
import { featureSources } from './features.ts'
import { reachOf } from './index.ts'
import { type ReachData, reachIn } from './reachIn.ts'
import { readData } from './readData.ts'
import { covers, firstVersion, spansOf } from './spans.ts'

const since = (version: string | null) => (version === null ? [] : [{ since: version, until: null }])

/** Two browsers of two versions, previews of one, and one that nobody has data on; 5 % of users are not known at all. */
const grid: ReachData = {
  usage: [
    { browser: 'a', version: '1', share: 0.3 },
    { browser: 'a', version: '2', share: 0.2 },
    { browser: 'b', version: '9.1-9.3', share: 0.1 },
    { browser: 'b', version: '10.0', share: 0.25 },
    { browser: 'b', version: 'TP', share: 0.05 },
    { browser: null, version: '7', share: 0.05 },
  ],
  support: new Map([
    [
      'wasm',
      new Map([
        ['a', since('1')],
        ['b', since('8')],
      ]),
    ],
    [
      'x',
      new Map([
        ['a', since('2')],
        ['b', since('9')],
      ]),
    ],
    [
      'y',
      new Map([
        ['a', since('1')],
        ['b', since('10')],
      ]),
    ],
    [
      'middle',
      new Map([
        ['a', since('1')],
        ['b', since('9.2')],
      ]),
    ],
    [
      'soon',
      new Map([
        ['a', since('3')],
        ['b', since(null)],
      ]),
    ],
  ]),
  baseline: new Map([['x', { status: 'high', since: '2020-01-02' }]]),
  unreleased: new Map([['a', new Map([['3', 'beta']])]]),
  sources: [{ name: 'made up', version: '1', date: '2026-01-01' }],
}

describe('on a made-up grid', () => {
  const share = (...features: string[]) => reachIn(grid, features).share

  it('counts the users whose version has the feature', () => {
    expect(share()).toBeCloseTo(0.85, 12)
    expect(share('x')).toBeCloseTo(0.55, 12)
    expect(share('y')).toBeCloseTo(0.75, 12)
    expect(share('soon')).toBe(0)
  })

  it('takes versions that have all features, not the product of the shares', () => {
    expect(share('x', 'y')).toBeCloseTo(0.45, 12)
  })

  it('counts a range of versions as its oldest', () => {
    expect(share('middle')).toBeCloseTo(0.75, 12)
  })

  it('says how many users are known, and whose data these are', () => {
    expect(reachIn(grid, []).tracked).toBeCloseTo(0.95, 12)
    expect(reachIn(grid, []).data).toEqual(grid.sources)
  })

  it('tells of each feature, of Wasm first, who has it and since when', () => {
    const { features } = reachIn(grid, ['x', 'soon', 'x'])
    expect(features.map(({ feature }) => feature)).toEqual(['wasm', 'x', 'soon'])
    expect(features[1]).toMatchObject({ baseline: { status: 'high', since: '2020-01-02' }, since: { a: '2', b: '9' } })
    expect(features[2]).toEqual({ feature: 'soon', share: 0, baseline: null, since: { a: '3 (beta)', b: null } })
  })

  it('does not guess about a feature without data, and stays the most that it can be', () => {
    const { share: whole, features } = reachIn(grid, ['x', 'unheard-of'])
    expect(whole).toBe(share('x'))
    expect(features[2]).toEqual({ feature: 'unheard-of', share: null, baseline: null, since: {} })
  })
})

const numbers = fc.array(fc.nat(30), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
const anyGrid = fc
  .record({
    usage: fc.array(
      fc.record({
        browser: fc.constantFrom('a', 'b', 'c', null),
        version: fc.oneof(numbers, fc.constantFrom('all', 'TP')),
        share: fc.double({ min: 0, max: 0.05, noNaN: true }),
      }),
      { maxLength: 20 },
    ),
    support: fc.array(fc.tuple(fc.constantFrom('wasm', 'p', 'q', 'r', 's'), fc.constantFrom('a', 'b', 'c'), numbers)),
  })
  .map(({ usage, support }): ReachData => {
    const byFeature = Map.groupBy(support, ([feature]) => feature)
    return {
      ...grid,
      usage,
      support: new Map(
        [...byFeature].map(([feature, rows]) => [
          feature,
          new Map(rows.map(([, browser, version]) => [browser, since(version)])),
        ]),
      ),
    }
  })
const someFeatures = fc.subarray(['p', 'q', 'r', 's', 'unheard-of'])

describe('on any grid', () => {
  it('a further feature never raises the share', () => {
    fc.assert(
      fc.property(anyGrid, someFeatures, fc.constantFrom('p', 'q', 'r', 's'), (data, features, more) => {
        expect(reachIn(data, [...features, more]).share).toBeLessThanOrEqual(reachIn(data, features).share)
      }),
      { seed: 1 },
    )
  })

  it('no module reaches more than any of its features, than Wasm, or than is known', () => {
    fc.assert(
      fc.property(anyGrid, someFeatures, (data, used) => {
        const { share, tracked, features } = reachIn(data, used)
        for (const one of features) expect(share).toBeLessThanOrEqual(one.share ?? 1)
        expect(share).toBeLessThanOrEqual(reachIn(data, []).share)
        expect(share).toBeLessThanOrEqual(tracked)
      }),
      { seed: 2 },
    )
  })

  it('neither order nor repetition matters', () => {
    fc.assert(
      fc.property(anyGrid, someFeatures, (data, used) => {
        expect(reachIn(data, [...used, ...used].toReversed()).share).toBe(reachIn(data, used).share)
      }),
      { seed: 3 },
    )
  })
})

describe('statements of support', () => {
  it.each([
    [{ version_added: '16.4' }, '16.4', true],
    [{ version_added: '16.4' }, '16.10', true],
    [{ version_added: '16.4' }, '16.3.9', false],
    [{ version_added: '9' }, '10', true],
    [{ version_added: '15' }, '15.0', true],
    [{ version_added: '≤37' }, '37', true],
    [{ version_added: '≤37' }, '36', false],
    [{ version_added: false }, '99', false],
    [{ version_added: null }, '99', false],
    [{ version_added: true }, '99', false],
    [{ version_added: 'preview' }, '99', false],
    [{ version_added: '90', flags: [{}] }, '99', false],
    [{ version_added: '90', partial_implementation: true }, '99', false],
    [{ version_added: '90', alternative_name: 'other' }, '99', false],
    [{ version_added: '16', version_removed: '79' }, '18', true],
    [{ version_added: '16', version_removed: '79' }, '79', false],
    [{ version_added: '16', version_removed: true }, '17', false],
    [[{ version_added: '137' }, { version_added: '16', version_removed: '79' }], '100', false],
    [[{ version_added: '137' }, { version_added: '16', version_removed: '79' }], '140', true],
    [undefined, '1', false],
    [{ version_added: '1' }, 'TP', false],
  ])('%j: version %s: %s', (statements, version, expected) => {
    expect(covers(spansOf(statements), version)).toBe(expected)
  })

  it('a browser has a feature since the version from which on it still has it', () => {
    expect(firstVersion(spansOf([{ version_added: '137' }, { version_added: '16', version_removed: '79' }]))).toBe(
      '137',
    )
    expect(firstVersion(spansOf([{ version_added: '137' }, { version_added: '95', flags: [{}] }]))).toBe('137')
    expect(firstVersion(spansOf({ version_added: '16', version_removed: '79' }))).toBeNull()
  })
})

describe('with the installed data', () => {
  const data = readData()
  const { resolve } = createRequire(import.meta.url)
  const read = (name: string) => JSON.parse(readFileSync(resolve(name), 'utf8'))
  const compat = read('@mdn/browser-compat-data')
  const webFeatures = read('web-features/data.json').features
  const { agents } = createRequire(import.meta.url)('caniuse-lite/dist/unpacker/agents')
  const share = (...features: string[]) => reachOf(features).share

  it('every feature that a module can be seen to use has its place in browser-compat-data', () => {
    expect([...data.support.keys()].toSorted()).toEqual(['wasm', ...wasmFeatures].toSorted())
  })

  it.each(Object.entries(featureSources))('%s is one feature in both data', (_, { compat: path, webFeature }) => {
    const { __compat: node } = path.split('.').reduce((at, key) => at?.[key], compat.webassembly)
    if (typeof webFeature === 'string') {
      expect(node.tags).toContain(`web-features:${webFeature}`)
      expect(webFeatures[webFeature].kind).toBe('feature')
      expect(webFeatures[webFeature].compat_features).toContain(`webassembly.${path}`)
    } else {
      expect(webFeature.none).not.toBe('')
      expect(node.tags ?? []).toEqual([])
    }
  })

  it('every browser of the statistics has its name in browser-compat-data, or a reason why not', () => {
    expect(Object.keys(browserSources).toSorted()).toEqual(Object.keys(agents).toSorted())
    const known = Object.keys(compat.browsers)
    const named = Object.values(browserSources).filter((browser) => typeof browser === 'string')
    expect(named.filter((browser) => !known.includes(browser))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
  })

  it('both data number the versions of a browser alike', () => {
    for (const [agent, browser] of Object.entries(browserSources)) {
      if (typeof browser !== 'string') continue
      const newest = Math.max(...Object.keys(compat.browsers[browser].releases).map(Number.parseFloat))
      const used = data.usage.filter((usage) => usage.browser === browser).map(({ version }) => version)
      // Whoever uses a version that is no number counts as unable. One may be a release ahead of the other.
      const odd = used.filter((version) => !(Number.parseFloat(version) <= newest + 2))
      expect(odd, agent).toEqual([])
    }
  })

  it('is a document with all it needs', () => {
    const reach = reachOf(['simd', 'relaxedSimd'])
    expect(Reach.parse(reach)).toEqual(reach)
    expect(reach.data.map(({ name }) => name)).toEqual(['caniuse-lite', '@mdn/browser-compat-data', 'web-features'])
    for (const { version, date } of reach.data) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(date).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(date >= '2026-09').toBe(true)
    }
    expect(reach.features[1]).toMatchObject({
      feature: 'simd',
      baseline: { status: 'high', since: '2025-09-27' },
      since: { chrome: '91', firefox: '89', safari: '16.4', safari_ios: '16.4' },
    })
  })

  it('has plausible shares', () => {
    const { tracked } = reachOf([])
    expect(tracked).toBeGreaterThan(0.95)
    expect(tracked).toBeLessThanOrEqual(1)
    expect(share()).toBeGreaterThan(0.96)
    expect(share('simd')).toBeGreaterThan(0.95)
    expect(share('simd')).toBeLessThan(share())
    expect(share('simd', 'relaxedSimd')).toBeLessThan(share('simd') - 0.01)
    expect(share('relaxedSimd')).toBeGreaterThan(0.6)
    expect(share('bulkMemory', 'signExtensions', 'saturatedFloatToInt', 'mutableGlobals')).toBeGreaterThan(0.95)
    expect(share('wideArithmetic')).toBeLessThan(share('memory64'))
  })

  it('knows that Android WebView has no threads', () => {
    expect(reachOf(['threads']).features[1]?.since['webview_android']).toBeNull()
  })
})
