import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { build } from '../harness/build/index.ts'
import { loadConfig } from '../harness/config/load.ts'
import { wrongResult } from '../harness/page/verify.ts'
import { requireToolchain } from '../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../harness/toolchain/world.ts'

// The scripts that stand in for a crate, as they are served, run in Node beside the module that they are compared with.

const root = fileURLToPath(new URL('..', import.meta.url))
const { config } = await loadConfig(root, undefined)

const scripted = Object.entries(config.variants).flatMap(([id, { javascript }]) => (javascript === undefined ? [] : id))
/** Larger ones take minutes in arrays of numbers. */
const largest = 2 ** 20

const { manifest, folder } = await build({
  workspaces: [config.crates].flat().map((crates) => join(root, crates)),
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: config.variants,
  // Those that say so, whatever they are built in otherwise.
  choose: ({ metadata }) =>
    metadata.suites.includes('javascript')
      ? {
          variants: [config.baseline, ...scripted],
          measure: null,
          sizes: metadata.sizes.map(({ size }) => (size > largest ? {} : { javascript: [] })),
        }
      : null,
  signal: new AbortController().signal,
  emit: () => {},
  jobs: availableParallelism(),
})
const crates = [...new Set(manifest.benchmarks.map(({ crate }) => crate))]

interface Computes {
  bench_setup(size: number): void
  bench_run(): number
}

const load = async (crate: string, variant: string): Promise<Computes> => {
  const artefact = manifest.artefacts.find((built) => built.crate === crate && built.variant === variant)
  if (!artefact) throw new Error(`${crate} was not built in variant ${variant}`)
  const path = join(folder, artefact.file)
  if (artefact.language === 'javascript') return (await import(pathToFileURL(path).href)) as Computes
  const { instance } = await WebAssembly.instantiate(await readFile(path))
  return instance.exports as unknown as Computes
}

it('builds every script', () => {
  expect(manifest.failures).toEqual([])
  expect(manifest.artefacts.filter(({ language }) => language === 'javascript')).toHaveLength(2 * crates.length)
  expect(crates.length).toBeGreaterThan(0)
})

describe.each(manifest.benchmarks)('$id', ({ crate, size, expected }) => {
  it.each(scripted)('computes the declared result in variant %s, every time', async (variant) => {
    const { bench_setup, bench_run } = await load(crate, variant)
    bench_setup(size)
    for (let call = 0; call < 2; call++) expect(wrongResult(bench_run(), expected)).toBeNull()
  })
})

describe.each(crates)('%s', (crate) => {
  it.each(scripted)('computes in variant %s what the module does, at sizes that leave remainders', async (variant) => {
    const [script, module] = await Promise.all([load(crate, variant), load(crate, config.baseline)])
    for (const odd of [1, 2, 3, 5, 15, 16, 17, 31, 33, 63, 65, 127, 1001, 64, 7]) {
      const [result, right] = [script, module].map(({ bench_setup, bench_run }) => {
        bench_setup(odd)
        return bench_run() >>> 0
      })
      expect(result, `size ${odd}`).toBe(right)
    }
  })
})
