import { describe, expect, it } from 'vitest'
import { addDebianRust, addRust, addRustup } from './fakeMachines.ts'
import { FakeWorld } from './fakeWorld.ts'
import { findToolchain } from './findToolchain.ts'
import type { Toolchain } from './toolchain.ts'
import { realWorld } from './world.ts'

const found = async (...[world, needs]: Parameters<typeof findToolchain>): Promise<Toolchain> => {
  const toolchain = await findToolchain(world, needs)
  if ('missing' in toolchain) throw new Error(toolchain.missing)
  return toolchain
}

describe('a machine with rustup', () => {
  it('uses an installed std for wasm32, and the real programs behind the proxies', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    expect(await found(world)).toEqual({
      facts: {
        rustc: 'rustc 1.95.0 (abc 2026-01-01)',
        cargo: 'cargo 1.95.0 (def 2026-01-01)',
        wasmOpt: 'wasm-opt of binaryen 132.0.0',
        source: 'rustup',
      },
      cargo: { program: '/home/me/.rustup/toolchains/stable/bin/cargo', args: [] },
      env: { RUSTC: '/home/me/.rustup/toolchains/stable/bin/rustc' },
      rustFlags: [],
      std: 'prebuilt',
      canBuildStd: false,
      vendoredStdArgs: [],
      wasmOpt: { program: '/opt/node', args: ['/app/node_modules/binaryen/bin/wasm-opt'] },
    })
  })

  it('finds rustup in its own folder when a new shell has not put it on the PATH yet', async () => {
    const world = new FakeWorld()
    world.env['PATH'] = '/usr/bin'
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    expect((await found(world)).facts.source).toBe('rustup')
  })

  it('takes another tool-chain than the active one when only that has the target', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' }, beta: { version: '1.97.0', prebuilt: true } })
    expect((await found(world)).facts.rustc).toContain('1.97.0')
  })

  it('asks no further tool-chains when the active one will do', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true }, beta: { version: '1.97.0', prebuilt: true } })
    await found(world)
    expect(world.typed.filter((line) => line === 'rustc -vV')).toHaveLength(1)
  })

  it('builds std with a nightly that has the sources, without the variable that makes a stable cargo do it', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' }, nightly: { version: '1.99.0-nightly', sources: 'plain' } })
    const { std, canBuildStd, env, vendoredStdArgs } = await found(world)
    expect({ std, canBuildStd, vendoredStdArgs }).toEqual({ std: 'source', canBuildStd: true, vendoredStdArgs: [] })
    expect(env).not.toHaveProperty('RUSTC_BOOTSTRAP')
  })

  it('leaves a stable tool-chain with target and sources as it is, unless a variant must build std', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true, sources: 'plain' } })
    expect(await found(world)).toMatchObject({ std: 'prebuilt', canBuildStd: false })
    expect((await found(world)).env).not.toHaveProperty('RUSTC_BOOTSTRAP')
    expect(await found(world, { buildStd: true })).toMatchObject({
      std: 'prebuilt',
      canBuildStd: true,
      env: { RUSTC_BOOTSTRAP: '1' },
    })
  })

  it('says that a variant needs the sources of std, and how to get them', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    expect(await findToolchain(world, { buildStd: true })).toEqual({
      missing: 'A variant has buildStd "always", but rustc 1.95.0 (abc 2026-01-01) has no sources of std.',
      hint: 'Type: npx crosslane setup (or: rustup component add rust-src)',
    })
  })

  it('says that the target is missing, and how to add it', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' } })
    expect(await findToolchain(world)).toEqual({
      missing: "rustc 1.95.0 (abc 2026-01-01) has neither std for wasm32-unknown-unknown nor std's sources.",
      hint: 'Type: npx crosslane setup (or: rustup target add wasm32-unknown-unknown)',
    })
  })
})

describe("a machine with Debian's packages", () => {
  it('builds std from the sources, offline, with the LLD that suits the LLVM', async () => {
    const world = new FakeWorld()
    addDebianRust(world)
    world.file('/usr/bin/wasm-ld-14').file('/usr/bin/wasm-ld-23').file('/usr/bin/wasm-ld-22')
    expect(await found(world)).toMatchObject({
      facts: { source: 'debian' },
      cargo: { program: '/usr/bin/cargo', args: [] },
      env: { RUSTC: '/usr/bin/rustc', RUSTC_BOOTSTRAP: '1' },
      rustFlags: ['-C', 'linker=wasm-ld-22'],
      std: 'source',
      canBuildStd: true,
      vendoredStdArgs: [
        '--config',
        'source.crates-io.replace-with="v"',
        '--config',
        'source.v.directory="/usr/src/rustc-1.96.0/library/vendor"',
      ],
    })
  })

  it('asks an LLD without a number in its name for its version', async () => {
    const world = new FakeWorld()
    addDebianRust(world)
    world.program('/usr/bin/wasm-ld', () => 'LLD 24.0.1\n')
    expect((await found(world)).rustFlags).toEqual(['-C', 'linker=wasm-ld'])
  })

  it('does not link with an LLD that is older than the LLVM of rustc', async () => {
    const world = new FakeWorld()
    addDebianRust(world)
    world.file('/usr/bin/wasm-ld-14')
    expect(await findToolchain(world)).toMatchObject({
      missing: expect.stringContaining('There is no linker for wasm32'),
      hint: 'Type: npx crosslane setup (or install lld-22)',
    })
  })

  it("is preferred to a rustup without the target, and named past rustup's proxies", async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' } })
    addDebianRust(world)
    world.file('/usr/bin/wasm-ld-22')
    expect((await found(world)).cargo.program).toBe('/usr/bin/cargo')
  })

  it('gives way to a rustup with the target, except where std must be built', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    addDebianRust(world)
    world.file('/usr/bin/wasm-ld-22')
    expect((await found(world)).facts.source).toBe('rustup')
    expect((await found(world, { buildStd: true })).facts.source).toBe('debian')
  })

  it('is not enough without cargo', async () => {
    const world = new FakeWorld()
    addRust(world, '/usr', { version: '1.96.0', prebuilt: true, cargo: false })
    expect(await findToolchain(world)).toMatchObject({ missing: expect.stringContaining('no cargo beside it') })
  })
})

describe('other machines', () => {
  it('tells where Rust comes from when there is none at all', async () => {
    expect(await findToolchain(new FakeWorld())).toEqual({
      missing: 'There is no Rust tool-chain on this machine.',
      hint: 'Type: npx crosslane setup (or install rustup, see rustup.rs)',
    })
  })

  it('does not offer to add a target to a Homebrew Rust on macOS', async () => {
    const world = new FakeWorld()
    world.platform = 'darwin'
    world.env['PATH'] = '/opt/homebrew/bin:/usr/bin'
    addRust(world, '/opt/homebrew', { version: '1.95.0' })
    expect(await findToolchain(world)).toMatchObject({ hint: 'Type: npx crosslane setup' })
  })

  it('takes the LLD that Homebrew keeps to itself', async () => {
    const world = new FakeWorld()
    world.platform = 'darwin'
    world.env['PATH'] = '/opt/homebrew/bin:/usr/bin'
    addRust(world, '/opt/homebrew', { version: '1.95.0', prebuilt: true, ownLinker: false })
    world.program('/opt/homebrew/opt/lld/bin/wasm-ld', () => 'Homebrew LLD 22.1.0 (compatible with GNU linkers)\n')
    expect((await found(world)).rustFlags).toEqual(['-C', 'linker=/opt/homebrew/opt/lld/bin/wasm-ld'])
  })

  it('skips proxies that are links out of a folder of their own', async () => {
    const world = new FakeWorld()
    addRust(world, '/opt/rustup', { version: '1.95.0', prebuilt: true })
    world.program('/opt/rustup/bin/rustup', () => ({ code: 1 }))
    world.program('/opt/rustup/bin/rustup-init', () => 'rustc 1.0.0\n')
    world.link('/usr/bin/rustc', '/opt/rustup/bin/rustup-init')
    expect(await findToolchain(world)).toMatchObject({ missing: 'There is no Rust tool-chain on this machine.' })
    expect(world.typed).not.toContain('rustc -vV')
  })

  it('skips proxies that are hard links', async () => {
    const world = new FakeWorld()
    addRust(world, '/usr', { version: '1.95.0', prebuilt: true })
    world.file('/usr/bin/rustup')
    expect(await findToolchain(world)).toMatchObject({ missing: 'There is no Rust tool-chain on this machine.' })
  })

  it('needs the npm package that brings wasm-opt', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    world.packages.delete('binaryen')
    expect(await findToolchain(world)).toMatchObject({ hint: 'Type: npm ci' })
  })
})

describe('this machine', async () => {
  const world = realWorld()
  const toolchain = await findToolchain(world)
  const why = 'missing' in toolchain ? ` (skipped: ${toolchain.missing})` : ''

  it.skipIf(why !== '')(`has a tool-chain whose programs run${why}`, async () => {
    const { cargo, env, wasmOpt, facts } = await found(world)
    const rustc = await world.exec({ program: env['RUSTC'] ?? '', args: ['-vV'] })
    expect(rustc).toMatchObject({ code: 0, stdout: expect.stringContaining('LLVM version: ') })
    expect(rustc.stdout).toContain(facts.rustc)
    expect(await world.exec({ ...cargo, args: [...cargo.args, '-V'] })).toMatchObject({ code: 0 })
    expect(await world.exec({ ...wasmOpt, args: [...wasmOpt.args, '--version'] })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('wasm-opt'),
    })
  })
})
