import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Manifest } from '../../schema/manifest.ts'
import { runCommand } from '../command.ts'
import { neutralRebuild } from './neutralRebuild.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neutral-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What our decoder knows; Binaryen has proposals besides. */
const features = [
  '--mvp-features',
  ...[
    'bulk-memory',
    'exception-handling',
    'extended-const',
    'gc',
    'memory64',
    'multimemory',
    'multivalue',
    'mutable-globals',
    'nontrapping-float-to-int',
    'reference-types',
    'relaxed-simd',
    'sign-ext',
    'simd',
    'tail-call',
    'threads',
  ].map((feature) => `--enable-${feature}`),
]

const wasmOpt = async (...args: string[]): Promise<string> => {
  const program = join(dirname(createRequire(import.meta.url).resolve('binaryen')), 'bin', 'wasm-opt')
  const options = { cwd: folder, env: process.env, signal: new AbortController().signal }
  const { code, stdout, stderr } = await runCommand(process.execPath, [program, ...features, ...args], options)
  expect(code, stderr).toBe(0)
  return stdout
}

describe('modules full of everything, made by Binaryen', () => {
  /** What Binaryen's interpreter sees when it calls every export: results, traps, what is logged. */
  const trace = async (name: string, module: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), module)
    return wasmOpt(join(folder, name), '--fuzz-exec-before')
  }

  test.each(['guard', 'order'])('do the same when rebuilt: seed %s', async (seed) => {
    const [from, to] = [join(folder, `${seed}.bin`), join(folder, `${seed}.wasm`)]
    await writeFile(from, createHash('shake256', { outputLength: 60_000 }).update(seed).digest())
    await wasmOpt('--translate-to-fuzz', from, '-o', to)
    const module = await readFile(to)
    const before = await trace('before.wasm', module)
    expect(before.split('\n').length).toBeGreaterThan(50)
    for (const layout of [1, 2]) expect(await trace('after.wasm', neutralRebuild(module, layout))).toBe(before)
  })
})

interface Exports {
  bench_setup(size: number): void
  bench_run(): number
}

const cache = fileURLToPath(new URL('../../../.crosslane/', import.meta.url))
const ownCrates = fileURLToPath(new URL('../../../bench-crates/', import.meta.url))
const built = existsSync(join(cache, 'manifest.json'))
const because = built ? '' : ' (skipped: nothing is built yet; `crosslane build` does)'

test.skipIf(!built)(`every benchmark module that was built returns the same when rebuilt${because}`, async () => {
  const { artefacts, benchmarks } = JSON.parse(await readFile(join(cache, 'manifest.json'), 'utf8')) as Manifest
  const draws = new Set(benchmarks.flatMap(({ crate, kind }) => (kind === 'frame' ? [crate] : [])))
  const checksum = (module: Uint8Array, size: number): number => {
    const bytes = Uint8Array.from(module)
    expect(WebAssembly.validate(bytes)).toBe(true)
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    const { bench_setup, bench_run } = instance.exports as unknown as Exports
    bench_setup(size)
    return bench_run()
  }
  const alone = artefacts.filter(({ language, imports }) => language === 'wasm' && imports.length === 0)
  for (const { crate, variant, file, functions } of alone) {
    // Other tests build other crates into the same cache, and some of those never return.
    if (globSync(`**/${crate}/Cargo.toml`, { cwd: ownCrates }).length === 0) continue
    // Has frames, and no checksum.
    if (draws.has(crate)) continue
    const module = await readFile(join(cache, file))
    const size = benchmarks.find((benchmark) => benchmark.crate === crate)?.size ?? 1000
    for (const seed of [1, 2, 3]) {
      const rebuilt = neutralRebuild(module, seed)
      expect(checksum(rebuilt, size), `${crate} ${variant}, seed ${seed}`).toBe(checksum(module, size))
      // Seven guards of about ten bytes a function at most, and three functions more.
      expect(rebuilt.length - module.length).toBeLessThan(100 * (functions + 3))
    }
  }
})
