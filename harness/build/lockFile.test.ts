import { expect, test } from 'vitest'
import { lockedVersion, usesRegistry } from './lockFile.ts'

const own = '[[package]]\nname = "dot"\nversion = "0.1.0"\n'

test("only packages out of a registry keep std's own from coming from a folder", () => {
  expect(usesRegistry(own)).toBe(false)
  expect(usesRegistry(`${own}source = "registry+https://github.com/rust-lang/crates.io-index"\n`)).toBe(true)
  expect(usesRegistry(`${own}source = "git+https://example.org/a.git#1"\n`)).toBe(false)
})

test('the version of a package is read off its own entry', () => {
  const lockFile = `version = 4\n\n[[package]]\nname = "wasm-bindgen-shared"\nversion = "0.1.9"\n\n${'[[package]]\nname = "wasm-bindgen"\nversion = "0.2.130"\nsource = "registry+x"\ndependencies = [\n "cfg-if",\n]\n'}`
  expect(lockedVersion(lockFile, 'wasm-bindgen')).toBe('0.2.130')
  expect(lockedVersion(lockFile, 'bindgen')).toBeNull()
})
