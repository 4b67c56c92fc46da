import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

// docs/adding-a-crate.md promises that its code works as it stands. It is that of a crate which is built, tested and run
// with all the others, under another name.

const file = (path: string): Promise<string> => readFile(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
const page = (await file('docs/adding-a-crate.md')).replaceAll('loudness-i16', 'energy-i16')

it.each(['Cargo.toml', 'src/lib.rs', 'src/scalar.rs', 'src/simd128.rs'])(
  'has %s as it is in the crate',
  async (path) => {
    const checksum = /left: (\d+)/.exec(page)?.[1]
    const source = await file(`bench-crates/kernels/energy-i16/${path}`)
    // The reader finds the checksum out; the crate has it.
    const asRead = source.replace(/checksum = ([\d_]+)/, (_, digits: string) => {
      expect(digits.replaceAll('_', '')).toBe(checksum)
      return 'checksum = 0'
    })
    expect(page).toContain(`\n${asRead}\`\`\``)
  },
)
