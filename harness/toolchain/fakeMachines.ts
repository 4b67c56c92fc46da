import type { Engine } from '../schema/config.ts'
import type { FakeWorld } from './fakeWorld.ts'
import type { BrowserState, FindBrowsers } from './findBrowsers.ts'

const host = 'x86_64-unknown-linux-gnu'
const stdOf = (sysroot: string) => `${sysroot}/lib/rustlib/wasm32-unknown-unknown/lib`

interface FakeRust {
  readonly version: string
  readonly llvm?: number
  /** Std for wasm32 is installed. */
  readonly prebuilt?: boolean
  /** Sources of std are installed; `vendored` with their dependencies. */
  readonly sources?: 'plain' | 'vendored'
  readonly ownLinker?: boolean
  readonly cargo?: boolean
}

/** rustc and cargo below a sysroot, answering as the real ones do. */
export const addRust = (world: FakeWorld, sysroot: string, rust: FakeRust): void => {
  const { version, llvm = 22 } = rust
  world.program(`${sysroot}/bin/rustc`, (args) =>
    args === '-vV'
      ? `rustc ${version} (abc 2026-01-01)\nbinary: rustc\nhost: ${host}\nrelease: ${version}\nLLVM version: ${llvm}.1.2\n`
      : `${sysroot}\n${stdOf(sysroot)}\n`,
  )
  if (rust.cargo !== false) world.program(`${sysroot}/bin/cargo`, () => `cargo ${version} (def 2026-01-01)\n`)
  if (rust.prebuilt) world.file(`${stdOf(sysroot)}/libstd-0123456789abcdef.rlib`)
  if (rust.sources) world.file(`${sysroot}/lib/rustlib/src/rust/library/std/Cargo.toml`)
  if (rust.sources === 'vendored') world.file(`${sysroot}/lib/rustlib/src/rust/library/vendor/libc/Cargo.toml`)
  if (rust.ownLinker !== false) world.file(`${sysroot}/lib/rustlib/${host}/bin/rust-lld`)
}

/** rustup with its proxies, whose first tool-chain is the active one. */
export const addRustup = (
  world: FakeWorld,
  toolchains: Readonly<Record<string, FakeRust>>,
  { online = true, root = '/home/me' }: { readonly online?: boolean; readonly root?: string } = {},
): void => {
  const sysrootOf = (name: string) => `${root}/.rustup/toolchains/${name}`
  for (const [name, rust] of Object.entries(toolchains)) addRust(world, sysrootOf(name), rust)
  const [active] = Object.keys(toolchains)
  const sysroot = sysrootOf(active ?? 'stable')
  const offline = {
    code: 1,
    stderr: 'info: downloading component rust-std\nerror: component download failed for rust-std\n',
  }
  world.program(`${root}/.cargo/bin/rustup`, (args) => {
    if (args === 'which rustc')
      return active === undefined ? { code: 1, stderr: 'error: no active toolchain' } : `${sysroot}/bin/rustc\n`
    if (args.startsWith('toolchain list')) {
      return active === undefined
        ? 'no installed toolchains\n'
        : Object.keys(toolchains)
            .map((name) => `${name} (active, default) ${sysrootOf(name)}\n`)
            .join('')
    }
    if (!online) return offline
    if (args === 'target add wasm32-unknown-unknown') world.file(`${stdOf(sysroot)}/libstd-0123456789abcdef.rlib`)
    if (args === 'component add rust-src') world.file(`${sysroot}/lib/rustlib/src/rust/library/std/Cargo.toml`)
    if (args.startsWith('toolchain install'))
      addRustup(world, { stable: { version: '1.95.0', prebuilt: true } }, { root })
    return ''
  })
  world.link(`${root}/.cargo/bin/rustc`, `${root}/.cargo/bin/rustup`)
  world.link(`${root}/.cargo/bin/cargo`, `${root}/.cargo/bin/rustup`)
}

/** Rust as Debian packages it: no std for wasm32 and no linker, but sources behind a link, with their dependencies. */
export const addDebianRust = (world: FakeWorld): void => {
  world.file('/etc/os-release', 'NAME="Debian"\nID=debian\n')
  addRust(world, '/usr', { version: '1.96.0', ownLinker: false })
  world.link('/usr/lib/rustlib/src/rust', '/usr/src/rustc-1.96.0')
  world.file('/usr/src/rustc-1.96.0/library/std/Cargo.toml')
  world.file('/usr/src/rustc-1.96.0/library/vendor/libc/Cargo.toml')
}

/** What installing a package puts on the machine, and what is on offer at which version. */
const debian: Readonly<Record<string, { readonly version: string; readonly install: (world: FakeWorld) => void }>> = {
  'rustc-web': { version: '1.96.0+dfsg1-1', install: addDebianRust },
  'cargo-web': { version: '1.96.0+dfsg1-1', install: () => {} },
  'rust-web-src': { version: '1.96.0+dfsg1-1', install: () => {} },
  'lld-14': { version: '1:14.0.6', install: (world) => world.file('/usr/bin/wasm-ld-14') },
  'lld-22': { version: '1:22.1.8', install: (world) => world.file('/usr/bin/wasm-ld-22') },
  chromium: { version: '156.0.8078.79', install: (world) => world.file('/usr/bin/chromium') },
  'firefox-esr': { version: '153.7.0esr', install: (world) => world.file('/usr/bin/firefox-esr') },
  'webkit2gtk-driver': { version: '2.50.6', install: (world) => world.file('/usr/bin/WebKitWebDriver') },
  xvfb: { version: '2:21.1.7', install: (world) => world.file('/usr/bin/Xvfb') },
}

/** Ubuntu has no rustc-web, and Chromium and Firefox only as stubs that install a snap. */
const ubuntu: typeof debian = {
  chromium: { version: '2:1snap1-0ubuntu2', install: () => {} },
  'firefox-esr': { version: '1:1snap1-0ubuntu5', install: () => {} },
  'webkit2gtk-driver': { version: '2.50.1', install: (world) => world.file('/usr/bin/WebKitWebDriver') },
  xvfb: { version: '2:21.1.12', install: (world) => world.file('/usr/bin/Xvfb') },
}

/** apt, with lists of packages or, as in a fresh container, without. `broken` packages cannot be installed. */
export const addApt = (
  world: FakeWorld,
  {
    distribution = 'debian',
    lists = true,
    broken = [],
  }: {
    readonly distribution?: 'debian' | 'ubuntu'
    readonly lists?: boolean
    readonly broken?: readonly string[]
  } = {},
): void => {
  const packages = distribution === 'debian' ? debian : ubuntu
  let known = lists
  if (lists) world.file('/var/lib/apt/lists/mirror_Packages')
  world.program('/usr/bin/apt-cache', (args) => {
    const [verb, ...names] = args.split(' ')
    if (!known) return ''
    if (verb === 'pkgnames')
      return Object.keys(packages)
        .filter((name) => name.startsWith(names[0] ?? ''))
        .join('\n')
    if (verb === 'depends') return 'rustc-web\n  Depends: libstd-rust-web-1.96\n  Depends: libllvm22\n'
    return names
      .filter((name) => name in packages)
      .map((name) => `${name}:\n  Installed: (none)\n  Candidate: ${packages[name]?.version}\n  Version table:\n`)
      .join('')
  })
  world.program('/usr/bin/apt-get', (args) => {
    if (args === 'update') {
      known = true
      return ''
    }
    const names = args.split(' ').filter((word) => word !== 'install' && !word.startsWith('-'))
    const bad = names.find((name) => !known || !(name in packages) || broken.includes(name))
    if (bad !== undefined) return { code: 100, stderr: `E: Unable to locate package ${bad}\n` }
    for (const name of names) packages[name]?.install(world)
    return ''
  })
}

/** sudo that runs what stands behind it, as apt's programs above do not care who calls them. */
export const addSudo = (world: FakeWorld): void => {
  world.program('/usr/bin/sudo', (args) => {
    const [program = '', ...rest] = args.replace(/^-n /, '').split(' ')
    return world.run(program, rest.join(' '))
  })
}

/** Playwright's command line, with or without a network to download from. */
export const addPlaywright = (world: FakeWorld, { online = true }: { readonly online?: boolean } = {}): void => {
  world.program('/opt/node', (args) => {
    if (args.endsWith('wasm-opt --version')) return 'wasm-opt version 132\n'
    const engine = /cli\.js install --no-remove (\w+)/.exec(args)?.[1]
    if (engine === undefined || !online) return { code: 1, stderr: 'Error: Download failed\n' }
    world.file(`/home/me/.cache/ms-playwright/${engine}`)
    return ''
  })
}

const stock: Readonly<Record<Engine, string>> = {
  chromium: '/usr/bin/chromium',
  firefox: '/usr/bin/firefox-esr',
  webkit: '/usr/bin/WebKitWebDriver',
}

/** Looks for one browser of each engine where the fakes above put them. */
export const fakeFindBrowsers =
  (world: FakeWorld): FindBrowsers =>
  async () => {
    const states: Record<string, BrowserState> = {}
    for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
      // As the real driver does, which cannot start WebKitGTK without a display.
      const isStock =
        (await world.exists(stock[engine])) && (engine !== 'webkit' || (await world.exists('/usr/bin/Xvfb')))
      const isBundled = await world.exists(`/home/me/.cache/ms-playwright/${engine}`)
      const facts = {
        id: engine,
        engine,
        name: engine,
        version: '1.2.3',
        driver: isStock && engine === 'webkit' ? 'webdriver' : 'playwright',
        how: isStock ? 'stock binary' : "Playwright's own build",
        binary: isStock ? stock[engine] : null,
        flags: [],
      }
      states[engine] =
        isStock || isBundled
          ? { ok: true, found: { facts } }
          : { ok: false, why: `There is no ${engine}.`, hint: 'Type: npx crosslane setup' }
    }
    return states
  }
