import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CompareOptions, compareCommand } from '../../harness/commands/compare.ts'
import { fakeContext } from '../../harness/commands/fakeContext.ts'
import type { Comparison } from '../../harness/compare/comparison.ts'
import { findToolchain } from '../../harness/toolchain/findToolchain.ts'
import { realWorld } from '../../harness/toolchain/world.ts'
import { config as fixture } from './crosslane.ts'

// Real cargo, and a browser that makes its numbers up: 40 µs for `scalar`, 25 µs for `autovec`, 10 µs for anything else.

const found = await findToolchain(realWorld())
const reason = 'missing' in found ? ` (skipped: ${found.missing})` : ''
const long = 600_000

let folder: string
let config: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-compare-'))
  config = join(folder, 'crosslane.config.ts')
  await writeFile(
    config,
    `const { default: fixture } = await import(${JSON.stringify(fixture)})
    const { defaultVariants } = await import(${JSON.stringify(join(fixture, '../../../harness/schema/variant.ts'))})
    export default {
      ...fixture,
      crates: ${JSON.stringify(join(fixture, '../broken-crates'))},
      cache: ${JSON.stringify(join(fixture, '../../../.crosslane'))},
      variants: { ...defaultVariants, again: defaultVariants.scalar },
      browsers: { fake: { engine: 'chromium', driver: 'fake' } },
      design: { ...fixture.design, blocks: 8, env: 'off' },
    }`,
  )
})
afterAll(() => rm(folder, { recursive: true }))

const compare = async (typed: Partial<CompareOptions>) => {
  const { context, printed } = fakeContext(folder, { columns: () => 100 })
  const options: CompareOptions = {
    config,
    things: [],
    untilDecided: false,
    includeIdentical: false,
    json: false,
    open: false,
    typed: ['crosslane', 'compare'],
    ...typed,
  }
  const exit = await compareCommand(options, context)
  return { exit, ...printed }
}

const runs = () => readdir(join(folder, 'runs')).catch((): string[] => [])

describe.skipIf('missing' in found)(`crosslane compare${reason}`, { timeout: long }, () => {
  it('of two variants is good when the second is faster, and shows where the report is', async () => {
    const { exit, out } = await compare({ things: ['scalar', 'simd'], crates: ['healthy'] })
    expect(out).toMatch(
      /^benchmark +engine +simd against scalar +verdict\nhealthy +fake +▲ [34].*faster, by more than 1.0 %\n/,
    )
    expect(out).toContain('\nsimd against scalar, time: 1 faster.\n')
    const [, report = ''] = /^Report: (.*)$/m.exec(out) ?? []
    await expect(access(report)).resolves.toBeUndefined()
    expect(exit).toBe('good')
  })

  it('fails the check when the second is slower', async () => {
    const markdown = join(folder, 'comparison.md')
    const slower = { things: ['simd', 'scalar'], crates: ['healthy'], json: true, seed: 3, markdown }
    const { exit, out, err } = await compare(slower)
    const comparison = JSON.parse(out) as Comparison
    expect(comparison).toMatchObject({ a: 'simd', b: 'scalar', exit: 'checkFailed', judged: ['time'], failures: [] })
    expect(comparison.regressions).toEqual([expect.objectContaining({ benchmark: 'healthy', browser: 'fake' })])
    expect(comparison.rows.map(({ metric }) => metric)).toEqual(expect.arrayContaining(['time', 'compile', 'size-raw']))
    expect(err).toContain('Report: ')
    expect(exit).toBe('checkFailed')
    expect(await readFile(markdown, 'utf8')).toMatch(
      /^✗ scalar against simd, time: 1 slower by more than 1\.0 %\.\n\n\| benchmark [^]*\n\| healthy \| fake \| time \| ▼ 0\.\d+× \[/,
    )
  })

  it('does not fail it for a metric that is not judged, or within the threshold', async () => {
    const bySize = { things: ['simd', 'scalar'], crates: ['healthy'], metric: ['linear-memory'] }
    expect(await compare(bySize)).toMatchObject({ exit: 'good' })
    const generous = { things: ['autovec', 'scalar'], crates: ['healthy'], threshold: 0.5 }
    expect((await compare(generous)).exit).toBe('checkFailed')
    expect((await compare({ ...generous, threshold: 0.75 })).exit).toBe('good')
  })

  it('of modules that are the same says so without a run, unless they are to be measured', async () => {
    const before = await runs()
    const same = { things: ['scalar', 'again'], crates: ['healthy'] }
    const { exit, out } = await compare(same)
    expect(out).toBe(
      'Identical modules, not measured: healthy.\n\nagain against scalar: all modules are identical, there is nothing to measure.\n',
    )
    expect(exit).toBe('good')
    expect(await runs()).toEqual(before)

    const measured = await compare({ ...same, includeIdentical: true })
    expect(measured.out).toContain('again against scalar, time: 1 ')
    expect(await runs()).toHaveLength(before.length + 1)
  })

  it('of two crates measures them as one benchmark', async () => {
    const { exit, out } = await compare({ crates: ['healthy', 'wrong-value'], variant: 'simd' })
    expect(out).toMatch(/\nhealthy-vs-wrong-value +fake +/)
    expect(exit).toBe('good')
  })

  it('shows a crate that does not build, and compares the others', async () => {
    const { exit, out } = await compare({ things: ['scalar', 'simd'], crates: ['healthy', 'does-not-compile'] })
    expect(out).toContain('✗ does-not-compile · scalar: does not build (build). cargo failed')
    expect(out).toContain('1 faster')
    expect(exit).toBe('runFailed')
  })

  it('refuses what it does not know', async () => {
    await expect(compare({ things: ['scalar', 'smid'] })).rejects.toMatchObject({ code: 'unknownVariant' })
    await expect(compare({ things: ['scalar', 'simd'], metric: ['tiem'] })).rejects.toMatchObject({
      code: 'noSuchMetric',
      hint: expect.stringContaining('Did you mean "time"?'),
    })
    await expect(compare({ things: ['scalar', 'simd'], browsers: ['netscape'] })).rejects.toMatchObject({
      code: 'unknownBrowser',
    })
    await expect(compare({ refs: ['main'] })).rejects.toMatchObject({ code: 'noRepository' })
    await expect(compare({ things: ['scalar', 'simd'], untilDecided: true, timeMs: 1000 })).rejects.toMatchObject({
      code: 'manyStops',
    })
  })
})
