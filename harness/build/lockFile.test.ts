import { expect, test } from 'vitest'
import { usesRegistry } from './lockFile.ts'

const own = '[[package]]\nname = "dot"\nversion = "0.1.0"\n'

test("only packages out of a registry keep std's own from coming from a folder", () => {
  expect(usesRegistry(own)).toBe(false)
  expect(usesRegistry(`${own}source = "registry+https://github.com/rust-lang/crates.io-index"\n`)).toBe(true)
  expect(usesRegistry(`${own}source = "git+https://example.org/a.git#1"\n`)).toBe(false)
})
