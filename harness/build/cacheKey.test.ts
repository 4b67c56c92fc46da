import { expect, test } from 'vitest'
import { cacheKey, type KeyParts } from './cacheKey.ts'

const parts: KeyParts = {
  crate: 'dot',
  variant: 'simd',
  cargo: { args: ['build', '--features', 'simd'], rustFlags: ['-C', 'target-feature=+simd128'] },
  wasmOpt: ['-O3'],
  simd: 'some',
  toolchain: { rustc: 'rustc 1.96.0', cargo: 'cargo 1.96.0', wasmOpt: 'version 132', source: 'debian' },
  inputs: [
    { path: 'Cargo.toml', sha256: 'aa' },
    { path: 'dot/src/lib.rs', sha256: 'bb' },
  ],
}

test('the same parts give the same key, a name for a folder', () => {
  expect(cacheKey(structuredClone(parts))).toBe(cacheKey(parts))
  expect(cacheKey(parts)).toMatch(/^[0-9a-f]{64}$/)
})

test.each<[string, Partial<KeyParts>]>([
  ['crate', { crate: 'dots' }],
  ['variant', { variant: 'autovec' }],
  ['cargo arguments', { cargo: { ...parts.cargo, args: ['build'] } }],
  ['flags for rustc', { cargo: { ...parts.cargo, rustFlags: [] } }],
  ['order of the flags', { cargo: { ...parts.cargo, rustFlags: ['target-feature=+simd128', '-C'] } }],
  ['flags for wasm-opt', { wasmOpt: ['-Oz'] }],
  ['wasm-opt not being run', { wasmOpt: null }],
  ['SIMD rule', { simd: 'any' }],
  ['rustc', { toolchain: { ...parts.toolchain, rustc: 'rustc 1.97.0' } }],
  ['wasm-opt version', { toolchain: { ...parts.toolchain, wasmOpt: 'version 133' } }],
  ['content of a file', { inputs: [{ path: 'Cargo.toml', sha256: 'ab' }, ...parts.inputs.slice(1)] }],
  ['name of a file', { inputs: [...parts.inputs.slice(0, 1), { path: 'dot/src/main.rs', sha256: 'bb' }] }],
  ['a file being gone', { inputs: parts.inputs.slice(0, 1) }],
  ['a file being missing', { inputs: [{ path: 'Cargo.toml', sha256: null }, ...parts.inputs.slice(1)] }],
])('another key with another %s', (_, change) => {
  expect(cacheKey({ ...parts, ...change })).not.toBe(cacheKey(parts))
})
