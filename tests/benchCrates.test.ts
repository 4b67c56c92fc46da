import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { build } from '../harness/build/index.ts'
import { wrongResult } from '../harness/page/verify.ts'
import { Config } from '../harness/schema/config.ts'
import { requireToolchain } from '../harness/toolchain/requireToolchain.ts'
import { realWorld } from '../harness/toolchain/world.ts'

// Hand-written SIMD cannot run natively. So every variant of every crate is run here in Node, through the exports that
// a page uses.

const root = fileURLToPath(new URL('..', import.meta.url))
const config = Config.parse({})
const { manifest, folder } = await build({
  workspace: join(root, config.crates),
  cache: join(root, config.cache),
  toolchain: await requireToolchain(realWorld(root), config),
  variants: config.variants,
  signal: new AbortController().signal,
  emit: () => {},
  jobs: availableParallelism(),
})

interface Exports {
  bench_setup(size: number): void
  bench_run(): number
}

const load = async (crate: string, variant: string): Promise<Exports> => {
  const artefact = manifest.artefacts.find((built) => built.crate === crate && built.variant === variant)
  if (!artefact) throw new Error(`${crate} was not built in variant ${variant}`)
  const { instance } = await WebAssembly.instantiate(await readFile(join(folder, artefact.file)))
  return instance.exports as unknown as Exports
}

it('builds every crate in every variant', () => {
  expect(manifest.failures).toEqual([])
  expect(manifest.artefacts).toHaveLength(manifest.benchmarks.length * 3)
})

describe.each(manifest.benchmarks)('$id', ({ crate, size, expected, variants }) => {
  it.each(variants)('computes the declared result in variant %s, every time', async (variant) => {
    const { bench_setup, bench_run } = await load(crate, variant)
    bench_setup(size)
    for (let call = 0; call < 3; call++) expect(wrongResult(bench_run() >>> 0, expected)).toBeNull()
  })

  it('computes the same in every variant at sizes that leave remainders', async () => {
    const all = await Promise.all(variants.map((variant) => load(crate, variant)))
    for (const odd of [1, 2, 3, 5, 15, 16, 17, 31, 33, 63, 65, 127, 1001]) {
      const results = all.map(({ bench_setup, bench_run }) => {
        bench_setup(odd)
        return bench_run() >>> 0
      })
      expect(new Set(results).size, `size ${odd}`).toBe(1)
    }
  })
})
