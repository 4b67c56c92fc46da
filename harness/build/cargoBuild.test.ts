import { expect, test } from 'vitest'
import { Variant } from '../schema/variant.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { cargoBuild, cargoCommandLine } from './cargoBuild.ts'
import type { BenchmarkCrate } from './discover.ts'
import { flagsOf } from './flags.ts'
import { targetFeaturesOf } from './threads.ts'
import { wasmOptFeatures } from './wasmOptFeatures.ts'

const toolchain: Toolchain = {
  facts: { rustc: '', cargo: '', wasmOpt: '', source: 'rustup' },
  cargo: { program: 'cargo', args: [] },
  env: { RUSTC: '/a b/rustc' },
  rustFlags: ['-C', 'linker=/a b/wasm-ld'],
  std: 'prebuilt',
  canBuildStd: true,
  vendoredStdArgs: [],
  wasmOpt: { program: 'wasm-opt', args: [] },
}

const crate: BenchmarkCrate = {
  name: 'dot',
  folder: '/ws/crates/dot',
  features: ['default', 'simd'],
  pathDependencies: [],
  crosslane: {},
  metadata: {
    title: 'dot',
    description: '',
    kind: 'throughput',
    control: false,
    known: {},
    suites: [],
    simd: {},
    hidden: false,
    sizes: [{ size: 1, expected: { checksum: 1 } }],
  },
}

const argsOf = (input: Parameters<typeof Variant.parse>[0], vendored: string[] = []): string => {
  const variant = Variant.parse(input)
  return cargoBuild('/ws', crate, variant, flagsOf('mine', variant, toolchain), vendored).args.join(' ')
}

test('a crate is built alone, with the features that it has', () => {
  expect(argsOf({ cargoFeatures: ['threads', 'simd'] })).toBe(
    'build --manifest-path crates/dot/Cargo.toml --lib --target wasm32-unknown-unknown --profile release --features simd',
  )
  expect(argsOf({ cargoFeatures: ['threads'] })).not.toContain('--features')
})

test('levels of optimisation are numbers or strings, in the profile of the variant', () => {
  expect(argsOf({ optLevel: '3', profile: 'bench' })).toContain('--config profile.bench.opt-level=3')
  expect(argsOf({ optLevel: 'z' })).toContain('--config profile.release.opt-level="z"')
})

test('std is built when the variant asks, or when none is installed', () => {
  expect(argsOf({})).not.toContain('build-std')
  expect(argsOf({ buildStd: 'always' }, ['--vendored'])).toContain('-Z build-std=std,panic_abort --vendored')
  const source = { ...toolchain, std: 'source' as const }
  expect(flagsOf('mine', Variant.parse({}), source).std).toBe('built')
  expect(() => flagsOf('mine', Variant.parse({ buildStd: 'never' }), source)).toThrow("buildStd: 'never'")
  expect(() => flagsOf('mine', Variant.parse({ buildStd: 'always' }), { ...toolchain, canBuildStd: false })).toThrow(
    'needs the standard library built from source',
  )
})

test('target features are one flag, after those of the tool-chain', () => {
  const variant = Variant.parse({ targetFeatures: ['+simd128', '+relaxed-simd'], rustFlags: ['--cfg', 'x'] })
  expect(flagsOf('mine', variant, toolchain).rustFlags).toEqual([
    '-C',
    'linker=/a b/wasm-ld',
    '-C',
    'target-feature=+simd128,+relaxed-simd',
    '--cfg',
    'x',
  ])
})

test('threads have atomics last, a std that has them too, and a memory that they share', () => {
  const variant = Variant.parse({ threads: true, targetFeatures: ['-simd128', '-atomics'], buildStd: 'auto' })
  const { rustFlags, std } = flagsOf('mine', variant, toolchain)
  expect(rustFlags.slice(2, 4)).toEqual([
    '-C',
    'target-feature=-simd128,-atomics,+atomics,+bulk-memory,+mutable-globals',
  ])
  expect(rustFlags.slice(4).filter((flag) => flag !== '-C')).toEqual([
    'link-arg=--shared-memory',
    'link-arg=--import-memory',
    'link-arg=--export-memory',
    'link-arg=--max-memory=1073741824',
    'link-arg=--export=__stack_pointer',
    'link-arg=--export=__tls_size',
    'link-arg=--export=__tls_align',
    'link-arg=--export=__wasm_init_tls',
  ])
  expect(std).toBe('built')
  expect(wasmOptFeatures(targetFeaturesOf(variant))).toContain('threads')
  expect(() => flagsOf('mine', variant, { ...toolchain, canBuildStd: false })).toThrow('Variant "mine" needs')
  // Without threads nothing of all that.
  expect(flagsOf('mine', Variant.parse({}), toolchain).rustFlags.join(' ')).not.toMatch(/atomics|link-arg/)
})

test('the command line can be pasted into a shell, spaces and all', () => {
  const line = cargoCommandLine(toolchain, { args: ['build', "it's"], rustFlags: ['-C', 'linker=/a b/ld'] })
  expect(line).toBe(
    `RUSTC='/a b/rustc' CARGO_ENCODED_RUSTFLAGS='-C\u001Flinker=/a b/ld' cargo build ${String.raw`'it'\''s'`}`,
  )
  expect(cargoCommandLine(toolchain, { args: [], rustFlags: ['-C', 'lto'] })).toContain("RUSTFLAGS='-C lto'")
})
