import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Manifest } from '../schema/manifest.ts'
import { Variant } from '../schema/variant.ts'
import { findToolchain } from '../toolchain/findToolchain.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { realWorld } from '../toolchain/world.ts'
import { build, type BuildEvent, type BuildOptions } from './index.ts'

const found = await findToolchain(realWorld())
const reason = 'missing' in found ? ` (skipped: ${found.missing})` : ''

/** Both variants have the same flags for rustc, so that std is compiled once for all of this file. */
const variants = {
  plain: Variant.parse({ targetFeatures: ['+simd128'], wasmOpt: ['-O1'], simd: 'none' }),
  simd: Variant.parse({ targetFeatures: ['+simd128'], wasmOpt: ['-O1'], simd: 'some', cargoFeatures: ['simd'] }),
}

const crateToml = (name: string, more = ''): string => `[package]
name = "${name}"
version = "0.1.0"
edition = "2024"
[lib]
crate-type = ["cdylib", "rlib"]
${more}
[package.metadata.crosslane]
title = "${name}"
sizes = [{ size = 3, expected = { checksum = 45 } }]
`

/** Without std: where std is built from source with these flags, it brings SIMD instructions of its own. */
const withoutStd = `#![no_std]
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { core::arch::wasm32::unreachable() }
`

const source = `${withoutStd}
static SIZE: core::sync::atomic::AtomicU32 = core::sync::atomic::AtomicU32::new(0);
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) { SIZE.store(size, core::sync::atomic::Ordering::Relaxed); }
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    let size = SIZE.load(core::sync::atomic::Ordering::Relaxed);
    #[cfg(feature = "simd")]
    let size = core::arch::wasm32::u32x4_extract_lane::<2>(core::arch::wasm32::u32x4_splat(size));
    size * shared::factor()
}
`

const files = {
  // Quick to compile: what cargo, rustc and wasm-opt make of it is not the question here.
  'Cargo.toml': `[workspace]
members = ["good", "mute", "shared"]
resolver = "3"
[profile.release]
opt-level = 0
panic = "abort"
`,
  'outside.txt': '5',
  'shared/Cargo.toml': '[package]\nname = "shared"\nversion = "0.1.0"\nedition = "2024"\n[features]\ncounting = []\n',
  'shared/src/lib.rs':
    '#![no_std]\npub fn factor() -> u32 { 10 + u32::from(include_bytes!("../../outside.txt")[0] - b\'0\') }\n',
  'good/Cargo.toml': crateToml('good', '[features]\nsimd = []\n[dependencies]\nshared = { path = "../shared" }'),
  'good/src/lib.rs': source,
  'mute/Cargo.toml': crateToml('mute'),
  'mute/src/lib.rs': `${withoutStd}pub fn bench_run() -> u32 { 1 }\n`,
}

const told = (events: readonly BuildEvent[], type: BuildEvent['type']): string[] =>
  events.flatMap((event) =>
    event.type === type && event.type !== 'crates-found' ? `${event.crate}.${event.variant}` : [],
  )

const checksum = async (file: string): Promise<unknown> => {
  const { instance } = await WebAssembly.instantiate(await readFile(file))
  const { bench_setup: setup, bench_run: bench } = instance.exports as Record<string, (size?: number) => number>
  setup?.(3)
  return bench?.()
}

describe.skipIf('missing' in found)(`a build with the real tool-chain${reason}`, { timeout: 600_000 }, () => {
  const toolchain = found as Toolchain
  let folder = ''
  let workspace = ''
  let cache = ''

  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(workspace, name)), { recursive: true })
    await writeFile(join(workspace, name), text)
  }

  const run = async (
    more: Partial<BuildOptions> = {},
  ): Promise<{ manifest: Manifest; folder: string; events: BuildEvent[] }> => {
    const events: BuildEvent[] = []
    const result = await build({
      workspaces: [workspace],
      cache,
      toolchain,
      variants,
      signal: new AbortController().signal,
      emit: (event) => events.push(event),
      jobs: 2,
      // Would break every build if it got through.
      env: { ...process.env, RUSTFLAGS: '--no-such-flag', CARGO_BUILD_TARGET: 'no-such-target' },
      ...more,
    })
    return { ...result, events }
  }

  let first: Awaited<ReturnType<typeof run>>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'build test '))
    workspace = join(folder, 'a workspace')
    cache = join(folder, 'a cache')
    for (const [name, text] of Object.entries(files)) await write(name, text)
    first = await run()
  }, 900_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('gives modules that run, with what there is to know of them', async () => {
    expect(first.manifest.artefacts.map(({ crate, variant }) => `${crate}.${variant}`)).toEqual([
      'good.plain',
      'good.simd',
    ])
    for (const artefact of first.manifest.artefacts) {
      const file = join(first.folder, artefact.file)
      const bytes = await readFile(file)
      expect(await checksum(file)).toBe(45)
      expect(artefact.sections.reduce((sum, section) => sum + section.bytes, 8)).toBe(bytes.length)
      expect(artefact.sizes.raw).toBe(bytes.length)
      expect(brotliDecompressSync(await readFile(`${file}.br`))).toEqual(bytes)
      expect(gunzipSync(await readFile(`${file}.gz`))).toEqual(bytes)
      expect(artefact.exports).toEqual(expect.arrayContaining(['memory', 'bench_setup', 'bench_run']))
      expect(artefact.imports).toEqual([])
    }
    const [plain, simd] = first.manifest.artefacts
    expect(plain?.simdInstructions).toBe(0)
    expect(simd?.simdInstructions).toBeGreaterThan(0)
    expect(simd?.features).toContain('simd')
    expect(simd?.reach?.share).toBeLessThan(plain?.reach?.share ?? 0)
  })

  test('writes the manifest that it returns', async () => {
    const written: unknown = JSON.parse(await readFile(join(cache, 'manifest.json'), 'utf8'))
    expect(Manifest.parse(written)).toEqual(first.manifest)
  })

  test('keeps the paths of this machine out of the modules', async () => {
    for (const { file } of first.manifest.artefacts) {
      const text = (await readFile(join(first.folder, file))).toString('latin1')
      for (const path of [workspace, cache, homedir()]) expect(text).not.toContain(`${path}/`)
    }
  })

  test('says what to change in a crate that exports nothing', () => {
    expect(first.manifest.failures).toMatchObject([
      { crate: 'mute', variant: 'plain', stage: 'contract' },
      { crate: 'mute', variant: 'simd', stage: 'contract' },
    ])
    expect(first.manifest.failures[0]?.message).toBe(
      'It does not export bench_setup: write #[unsafe(no_mangle)] pub extern "C" fn bench_setup(size: u32).',
    )
  })

  test('counts every artefact once', () => {
    expect(first.events[0]).toEqual({
      type: 'crates-found',
      crates: ['good', 'mute'],
      benchmarks: 2,
      done: 0,
      total: 4,
    })
    const ends = first.events.filter(({ type }) => type === 'artefact-finished' || type === 'artefact-failed')
    expect(ends.map(({ done, total }) => [done, total])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4],
    ])
  })

  test('takes everything from the cache the second time', async () => {
    const second = await run({ crates: ['good'] })
    expect(second.events.slice(1)).toMatchObject([{ cached: true }, { cached: true }])
    expect(second.manifest.artefacts).toEqual(first.manifest.artefacts)
  })

  test('rebuilds when a package it depends on by path has changed, and two builds at once do not mix up their modules', async () => {
    await write('shared/src/lib.rs', files['shared/src/lib.rs'].replace('10 +', '20 +'))
    const both = await Promise.all([run({ crates: ['good'] }), run({ crates: ['good'] })])
    expect(new Set(both.flatMap(({ events }) => told(events, 'artefact-started')))).toEqual(
      new Set(['good.plain', 'good.simd']),
    )
    for (const { manifest, folder: built } of both) {
      expect(manifest.failures).toEqual([])
      expect(manifest.artefacts.map(({ simdInstructions }) => simdInstructions > 0)).toEqual([false, true])
      for (const { file } of manifest.artefacts) expect(await checksum(join(built, file))).toBe(75)
    }
  })

  test('rebuilds when a file outside of all packages has changed', async () => {
    await write('outside.txt', '7')
    const { events, manifest, folder: built } = await run({ crates: ['good'] })
    expect(told(events, 'artefact-started')).toEqual(['good.plain', 'good.simd'])
    expect(await checksum(join(built, manifest.artefacts[0]?.file ?? ''))).toBe(81)
  })

  test('tells two workspaces apart in one target folder, though the files of one are older than what was made of the other', async () => {
    const other = join(folder, 'another workspace')
    await cp(workspace, other, { recursive: true })
    const shared = join(other, 'shared/src/lib.rs')
    await writeFile(shared, files['shared/src/lib.rs'].replace('10 +', '40 +'))
    const old = new Date('2020-01-01')
    await Promise.all([shared, join(other, 'good/src/lib.rs')].map((file) => utimes(file, old, old)))
    const there = await run({
      crates: ['good'],
      workspaces: [other],
      cache: join(folder, 'another cache'),
      targets: join(cache, 'target'),
    })
    expect(await readdir(there.folder)).not.toContain('target')
    for (const { file } of there.manifest.artefacts) expect(await checksum(join(there.folder, file))).toBe(141)
  })

  test("shows rustc's message for a crate that does not compile, and forgets it once it does", async () => {
    await write('mute/src/lib.rs', 'pub fn bench_run() -> u32 { 1 + }\n')
    const broken = await run({ variants: { plain: variants.plain } })
    expect(broken.manifest.artefacts.map(({ crate }) => crate)).toEqual(['good'])
    expect(broken.manifest.failures).toMatchObject([
      { crate: 'mute', stage: 'cargo', message: 'cargo failed: expected expression, found `}`' },
    ])
    expect(broken.manifest.failures[0]?.output).toContain('--> mute/src/lib.rs:1:33')

    await write('mute/src/lib.rs', source.replace('shared::factor()', '15'))
    const mended = await run({ variants: { plain: variants.plain } })
    expect(mended.manifest.failures).toEqual([])
  })

  test('fails a module with more or less SIMD than its variant promises', async () => {
    const { manifest } = await run({
      crates: ['good', 'mute'],
      variants: { simd: variants.simd, swapped: { ...variants.simd, simd: 'none' } },
    })
    expect(manifest.failures.map(({ crate, variant, stage }) => [crate, variant, stage])).toEqual([
      ['good', 'swapped', 'contract'],
      ['mute', 'simd', 'contract'],
    ])
    expect(manifest.failures[0]?.message).toContain('must have none')
    expect(manifest.failures[1]?.message).toContain('give the crate a cargo feature "simd"')
  })

  test('builds a module once more that is to count, and says what it lacks', async () => {
    const { manifest, events } = await run({
      variants: { plain: variants.plain },
      counting: ({ name }) => name === 'good',
    })
    expect(told(events, 'artefact-failed')).toEqual(['good.plain'])
    expect(manifest.artefacts.map(({ crate }) => crate)).toEqual(['good', 'mute'])
    expect(manifest.counting).toEqual([])
    expect(manifest.failures).toMatchObject([{ crate: 'good', variant: 'plain', stage: 'contract' }])
    expect(manifest.failures[0]?.message).toMatch(
      /^With an allocator that counts: It does not export bench_alloc_live: /,
    )
  })

  test('ends when it is aborted, and leaves nothing half made', async () => {
    await write('shared/src/lib.rs', '#![no_std]\npub fn factor() -> u32 { 1 }\n')
    const before = await readdir(join(cache, 'artefacts'))
    const stop = new AbortController()
    const events: BuildEvent[] = []
    const aborted = run({
      crates: ['good'],
      signal: stop.signal,
      emit: (event) => {
        events.push(event)
        if (event.type === 'artefact-started') stop.abort(new Error('enough'))
      },
    })
    await expect(aborted).rejects.toThrow('enough')
    expect(told(events, 'artefact-started')).toEqual(['good.plain'])
    expect(await readdir(join(cache, 'artefacts'))).toEqual(before)
    const after = await run({ crates: ['good'] })
    expect(after.manifest.failures).toEqual([])
  })

  describe('with a second workspace whose dependencies cannot be had', () => {
    // A cargo without network that has never fetched anything.
    const offline = () => ({ ...process.env, CARGO_NET_OFFLINE: 'true', CARGO_HOME: join(folder, 'no cargo home') })
    const second = () => join(folder, 'second')
    const writeSecond = async (name: string): Promise<void> => {
      const dependency = '[dependencies]\ncrosslane-no-such-crate = "1.0.0"\n'
      await write('../second/Cargo.toml', `[workspace]\nmembers = ["needy"]\nresolver = "3"\n`)
      await write('../second/needy/Cargo.toml', crateToml(name, dependency))
      await write('../second/needy/src/lib.rs', '')
    }
    const onlyPlain = { variants: { plain: variants.plain } }

    test('builds the first, and says what the second lacks', async () => {
      await writeSecond('needy')
      const { manifest } = await run({ ...onlyPlain, workspaces: [workspace, second()], env: offline() })
      expect(manifest.artefacts.map(({ crate }) => crate)).toEqual(['good', 'mute'])
      expect(manifest.benchmarks.map(({ id }) => id)).toEqual(['good', 'mute', 'needy'])
      expect(manifest.failures).toMatchObject([{ crate: 'needy', variant: 'plain', stage: 'cargo' }])
      expect(manifest.failures[0]?.message).toContain(
        'it depends on crosslane-no-such-crate, which is not on this machine',
      )
    })

    test('says the same where there is a lock file', async () => {
      const lock = `version = 4
[[package]]
name = "crosslane-no-such-crate"
version = "1.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "${'0'.repeat(64)}"
[[package]]
name = "needy"
version = "0.1.0"
dependencies = ["crosslane-no-such-crate"]
`
      await write('../second/Cargo.lock', lock)
      const { manifest } = await run({ ...onlyPlain, workspaces: [workspace, second()], env: offline() })
      expect(manifest.artefacts.map(({ crate }) => crate)).toEqual(['good', 'mute'])
      expect(manifest.failures).toMatchObject([{ crate: 'needy', variant: 'plain', stage: 'cargo' }])
      expect(manifest.failures[0]?.message).toContain('crosslane-no-such-crate')
      expect(manifest.failures[0]?.message).toContain('the registry cannot be reached')
      await rm(join(second(), 'Cargo.lock'))
    })

    test('looks for named crates in both', async () => {
      const named = { ...onlyPlain, workspaces: [workspace, second()], env: offline() }
      expect((await run({ ...named, crates: ['good'] })).manifest.failures).toEqual([])
      await expect(run({ ...named, crates: ['nedy'] })).rejects.toMatchObject({
        hint: expect.stringContaining('"needy"'),
      })
      // Alone, there is nothing that could go on.
      await expect(run({ ...named, crates: ['needy'] })).rejects.toMatchObject({ code: 'cargoWorkspace' })
    })

    test('refuses two crates of one name', async () => {
      await writeSecond('good')
      const both = { ...onlyPlain, workspaces: [workspace, second()] }
      await expect(run(both)).rejects.toThrow('two benchmark crates are called "good"')
    })
  })

  test('does without a second workspace that is not there', async () => {
    const { manifest } = await run({ workspaces: [workspace, join(folder, 'nowhere')], crates: ['good'] })
    expect(manifest.failures).toEqual([])
    await expect(run({ workspaces: [join(folder, 'nowhere'), workspace] })).rejects.toMatchObject({
      code: 'cargoWorkspace',
    })
  })

  test('refuses a crate that is not there, with the nearest name', async () => {
    await expect(run({ crates: ['god'] })).rejects.toMatchObject({
      code: 'unknownCrate',
      hint: 'Did you mean "good"? Known: good, mute.',
    })
  })
})
