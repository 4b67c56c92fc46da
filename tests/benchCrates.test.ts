import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { build } from '../harness/build/index.ts'
import { wrongResult } from '../harness/page/verify.ts'
import { loadConfig } from '../harness/config/load.ts'
import { defaultVariants, type Variant } from '../harness/schema/variant.ts'
import { requireToolchain } from '../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../harness/toolchain/world.ts'

// Hand-written SIMD cannot run natively. So every crate is run here in Node, in each of its own variants, through the exports
// that a page uses. Variants that only a suite asks for differ in flags alone, and take a std of their own each.

const root = fileURLToPath(new URL('..', import.meta.url))
const { config } = await loadConfig(root, undefined)
const [own, ...registries] = [config.crates].flat().map((crates) => join(root, crates))
// Crates of others take minutes to compile for Wasm, and each further set of flags a std of its own, half a minute: by default
// those are left out. The native tests of our crates are part of every `npm test`, and every visit of a run checks every result.
const isWhole = process.env['CROSSLANE_TEST'] === 'all'
const usual = new Set(Object.values(defaultVariants).map(({ targetFeatures }) => targetFeatures.join()))
const isUsual = ([id, { targetFeatures, threads, rustFlags }]: [string, Variant]): boolean =>
  // What the compiler vectorises by itself is the compiler's to test.
  id !== 'autovec' && usual.has(targetFeatures.join()) && !threads && rustFlags.length === 0
const builtVariants = Object.fromEntries(Object.entries(config.variants).filter((each) => isWhole || isUsual(each)))
const { manifest, folder } = await build({
  workspaces: [...(own === undefined ? [] : [own]), ...(isWhole ? registries : [])],
  // Those need a page, and a registry: tests/protocols/boundary.test.ts.
  wanted: ({ metadata }) => metadata.kind !== 'boundary',
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: builtVariants,
  signal: new AbortController().signal,
  emit: () => {},
  jobs: availableParallelism(),
})

interface Computes {
  bench_setup(size: number): void
  bench_run(): number
}

interface Draws {
  readonly memory: WebAssembly.Memory
  frame_setup(n: number, width: number, height: number): void
  frame_step(frame: number): number
}

const load = async <Exports = Computes>(crate: string, variant: string): Promise<Exports> => {
  const artefact = manifest.artefacts.find((built) => built.crate === crate && built.variant === variant)
  if (!artefact) throw new Error(`${crate} was not built in variant ${variant}`)
  const { instance } = await WebAssembly.instantiate(await readFile(join(folder, artefact.file)))
  return instance.exports as unknown as Exports
}

it.skipIf(!isWhole)(
  'and those that use the registry or other flags (skipped: npm run test:crates builds them too, for ten minutes)',
  () => {
    expect(manifest.artefacts.map(({ crate }) => crate)).toContain('blake3-hash')
  },
)

it('builds every crate in every variant', () => {
  expect(manifest.failures).toEqual([])
  const wanted = new Set(manifest.benchmarks.flatMap(({ crate, variants }) => variants.map((id) => `${crate} ${id}`)))
  expect(manifest.artefacts.map(({ crate, variant }) => `${crate} ${variant}`).toSorted()).toEqual(
    [...wanted].toSorted(),
  )
})

const drawing = manifest.benchmarks.filter(({ kind }) => kind === 'frame')
/** Modules that share their memory with workers need a page: tests/protocols/threads.test.ts. */
const alone = (crate: string) => (variant: string) =>
  manifest.artefacts.some((built) => built.crate === crate && built.variant === variant && !built.sharedMemory)
const computing = manifest.benchmarks
  .filter(({ kind }) => kind !== 'frame')
  .map((benchmark) => ({ ...benchmark, variants: benchmark.variants.filter(alone(benchmark.crate)) }))

describe.each(computing)('$id', ({ crate, size, expected, variants }) => {
  it.each(variants)('computes the declared result in variant %s, every time', async (variant) => {
    const { bench_setup, bench_run } = await load(crate, variant)
    bench_setup(size)
    for (let call = 0; call < 3; call++) expect(wrongResult(bench_run() >>> 0, expected)).toBeNull()
  })
})

/** The bits of an f32 as its value. */
const asFloat = (bits: number): number => new Float32Array(Uint32Array.of(bits).buffer)[0] ?? Number.NaN

const firstOfEach = computing.filter(
  ({ crate }, index) => computing.findIndex((other) => other.crate === crate) === index,
)

it.each(firstOfEach)('$crate computes the same in every variant at sizes that leave remainders', async (benchmark) => {
  const { crate, variants, expected } = benchmark
  const all = await Promise.all(variants.map((variant) => load(crate, variant)))
  for (const odd of [1, 2, 3, 5, 15, 16, 17, 31, 33, 63, 65, 127, 1001]) {
    const results = all.map(({ bench_setup, bench_run }) => {
      bench_setup(odd)
      return bench_run() >>> 0
    })
    if ('checksum' in expected) expect(new Set(results).size, `size ${odd}`).toBe(1)
    else {
      // Sums in another order: as far apart as the crate allows, in proportion.
      const [first = Number.NaN, ...others] = results.map(asFloat)
      const allowed = expected.tolerance * Math.max(1, Math.abs(first / expected.value))
      for (const other of others) expect(Math.abs(other - first), `size ${odd}`).toBeLessThanOrEqual(allowed)
    }
  }
})

/** What the picture of the last of so many frames folds to: as `picture_checksum` of the support crate has it. */
const picture = (exports: Draws, size: number, width: number, height: number, frames: number): number => {
  exports.frame_setup(size, width, height)
  let start = 0
  for (let frame = 0; frame < frames; frame++) start = exports.frame_step(frame) >>> 0
  return new Uint32Array(exports.memory.buffer, start, width * height).reduce(
    (sum, pixel) => ((sum << 5) | (sum >>> 27)) ^ pixel,
    0,
  )
}

describe.each(drawing)('$id', ({ crate, size, expected, variants, frame }) => {
  const { width, height, verifyAfter } = frame ?? { width: 0, height: 0, verifyAfter: 0 }

  it.each(variants)('draws the declared picture in variant %s, after every set-up', async (variant) => {
    const exports = await load<Draws>(crate, variant)
    for (let call = 0; call < 2; call++) {
      expect({ checksum: picture(exports, size, width, height, verifyAfter) >>> 0 }).toEqual(expected)
      exports.frame_setup(99, 41, 7)
    }
  })

  it('draws the same in every variant at sizes that leave remainders', async () => {
    const all = await Promise.all(variants.map((variant) => load<Draws>(crate, variant)))
    for (const odd of [0, 1, 2, 3, 5, 15, 16, 17, 31, 33, 63, 65, 127, 1025, 2051]) {
      for (const [across, down] of [
        [1, 1],
        [5, 3],
        [61, 37],
      ] as const) {
        const drawn = all.map((exports) => picture(exports, odd, across, down, 9))
        expect(new Set(drawn).size, `size ${odd}, ${across} by ${down}`).toBe(1)
      }
    }
  })

  it('draws another picture in every frame', async () => {
    const exports = await load<Draws>(crate, 'simd')
    const drawn = [1, 2, 3, 4].map((frames) => picture(exports, 2051, 61, 37, frames))
    expect(new Set(drawn).size).toBe(4)
  })

  it('gives back what an earlier set-up took', async () => {
    const exports = await load<Draws>(crate, 'simd')
    exports.frame_setup(size, width, height)
    const bytes = exports.memory.buffer.byteLength
    for (let call = 0; call < 5; call++) {
      exports.frame_setup(Math.ceil(size / 7), width, height)
      exports.frame_setup(size, width, height)
    }
    expect(exports.memory.buffer.byteLength).toBeLessThan(bytes * 1.5)
  })
})
