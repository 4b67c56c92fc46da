import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Variant } from '../schema/variant.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { realWorld } from '../toolchain/world.ts'
import type { Rules } from './contract.ts'
import { finishModule } from './finishModule.ts'
import { inspect } from './inspect/inspect.ts'
import { readSections } from './inspect/sections.ts'
import { runWasmOpt, strippingArgs, wasmOptArgs } from './wasmOpt.ts'
import { wasmOptFeatures } from './wasmOptFeatures.ts'

const target = fileURLToPath(new URL('../../.crosslane/target/', import.meta.url))
const crates = ['dot_f32', 'mandelbrot']
/** What cargo made of our own crates, with SIMD or without. */
const built = existsSync(target)
  ? readdirSync(target)
      .flatMap((flags) => crates.map((crate) => join(target, flags, 'wasm32-unknown-unknown/release', `${crate}.wasm`)))
      .filter((file) => existsSync(file))
      .slice(0, 2)
  : []
const found = await findToolchain(realWorld())
const missing =
  'missing' in found ? found.missing : built.length === 0 ? 'nothing is built yet; `crosslane build` does' : ''
const because = missing === '' ? '' : ` (skipped: ${missing})`

const codeOf = (module: Uint8Array): Buffer => {
  const code = readSections(module).find(({ kind }) => kind === 'code')
  return Buffer.from(module.subarray(code?.body.offset, code?.body.end))
}

describe.skipIf(missing !== '')(`modules of real crates${because}`, { timeout: 60_000 }, () => {
  const toolchain = found as Toolchain
  const variant = Variant.parse({ targetFeatures: ['+simd128'], simd: 'any' })
  const rules: Rules = { id: 'any', variant, crateFeatures: [], kind: 'throughput', glue: false }
  const args = wasmOptArgs(wasmOptFeatures(variant.targetFeatures), ['-O3'])
  let options = { cwd: '', env: process.env, signal: new AbortController().signal }
  beforeAll(async () => {
    options = { ...options, cwd: await mkdtemp(join(tmpdir(), 'finish-')) }
  })
  afterAll(() => rm(options.cwd, { recursive: true, force: true }))

  test.each(built.map((file) => file.slice(target.length)))('%s', async (file) => {
    const cargo = await readFile(join(target, file))
    const { bytes, facts } = await finishModule(cargo, rules, toolchain, args, options)

    // That names are kept on the way changes nothing in the code.
    expect(Buffer.compare(codeOf(bytes), codeOf(await runWasmOpt(cargo, toolchain, args, options)))).toBe(0)
    const byHand = await runWasmOpt(cargo, toolchain, [...args, ...strippingArgs], options)
    expect(Buffer.compare(bytes, byHand)).toBe(0)

    const { steps, largestFunctions, simdMix, sections, sizes } = facts
    expect(steps.map(({ step }) => step)).toEqual(['cargo', 'wasm-opt', 'strip'])
    expect([steps[0]?.bytes, steps[2]?.bytes]).toEqual([cargo.length, bytes.length])
    expect(steps.map((step) => step.bytes)).toEqual(steps.map((step) => step.bytes).toSorted((a, b) => b - a))
    expect(sections.reduce((sum, section) => sum + section.bytes, 8)).toBe(sizes.raw)
    expect(sections.map(({ name }) => name)).not.toContain('custom:name')

    const names = largestFunctions.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['bench_run', 'bench_setup']))
    expect(names.every((name) => name !== null && !/^_R|^_ZN/.test(name))).toBe(true)
    const bodies = new Map(inspect(bytes).functions.map((each) => [each.index, each.bytes]))
    expect(largestFunctions.every(({ index, bytes: length }) => bodies.get(index) === length)).toBe(true)
    expect(Object.values(simdMix).reduce((sum, count) => sum + count, 0)).toBe(facts.simdInstructions)
  })

  test('a module that wasm-opt leaves alone is served with all that cargo wrote', async () => {
    const cargo = await readFile(built[0] ?? '')
    const { bytes, facts } = await finishModule(cargo, rules, toolchain, null, options)
    expect(Buffer.compare(bytes, cargo)).toBe(0)
    expect(facts.steps).toEqual([{ step: 'cargo', bytes: cargo.length }])
    expect(facts.largestFunctions.some(({ name }) => name?.includes('::'))).toBe(true)
  })
})
