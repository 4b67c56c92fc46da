import { describe, expect, it } from 'vitest'
import { Config, type ConfigInput } from '../schema/config.ts'
import {
  addApt,
  addDebianRust,
  addPlaywright,
  addRustup,
  addSudo,
  fakeFindBrowsers,
} from '../toolchain/fakeMachines.ts'
import { FakeWorld } from '../toolchain/fakeWorld.ts'
import { setUp } from './setup.ts'

interface Answers {
  readonly yes?: boolean
  readonly answer?: boolean
  readonly config?: ConfigInput
}

const setup = async (world: FakeWorld, { yes = false, answer = false, config = {} }: Answers = {}) => {
  const said: string[] = []
  const asked: string[] = []
  const typedBefore = world.typed.length
  const exit = await setUp({
    world,
    config: Config.parse(config),
    findBrowsers: fakeFindBrowsers(world),
    say: (line) => said.push(line),
    ask: async (question) => {
      asked.push(question)
      return answer
    },
    yes,
  })
  const changed = world.typed
    .slice(typedBefore)
    .filter((line) => /apt-get|rustup (?:target|component|toolchain install)|cli\.js/.test(line))
  return { exit, said: said.join('\n'), asked, changed }
}

const install = 'apt-get install -y --no-install-recommends --no-remove'
const debianCommands = [
  `${install} rustc-web cargo-web rust-web-src lld-22`,
  `${install} chromium`,
  `${install} firefox-esr`,
  `${install} webkit2gtk-driver xvfb`,
]

const freshDebian = (options: Parameters<typeof addApt>[1] = {}): FakeWorld => {
  const world = new FakeWorld()
  addApt(world, options)
  addPlaywright(world)
  return world
}

const allBrowsers = (world: FakeWorld): void => {
  world.file('/usr/bin/chromium').file('/usr/bin/firefox-esr').file('/usr/bin/WebKitWebDriver').file('/usr/bin/Xvfb')
}

describe('a machine that has everything', () => {
  it('is left alone', async () => {
    const world = freshDebian()
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    allBrowsers(world)
    expect(await setup(world)).toEqual({ exit: 'good', said: 'Everything is here.', asked: [], changed: [] })
  })
})

describe('a fresh Debian', () => {
  it('gets Rust and stock browsers unasked when it is root without a terminal', async () => {
    const world = freshDebian()
    world.isRoot = true
    const first = await setup(world)
    expect(first).toMatchObject({ exit: 'good', asked: [], changed: debianCommands })
    expect(first.said).toContain('✓ rustc 1.96.0 (abc 2026-01-01) (debian), wasm-opt of binaryen 132.0.0')
    expect(first.said).toContain('✓ webkit: webkit 1.2.3')
  })

  it('is left alone the second time', async () => {
    const world = freshDebian()
    world.isRoot = true
    await setup(world)
    expect(await setup(world)).toEqual({ exit: 'good', said: 'Everything is here.', asked: [], changed: [] })
  })

  it('says the whole plan before it does anything', async () => {
    const world = freshDebian()
    world.isRoot = true
    const before: string[] = []
    await setUp({
      world,
      config: Config.parse({}),
      findBrowsers: fakeFindBrowsers(world),
      say: (line) => {
        if (!world.typed.some((typed) => typed.startsWith('apt-get'))) before.push(line)
      },
      ask: async () => true,
      yes: false,
    })
    for (const command of debianCommands) expect(before.join('\n')).toContain(`      ${command}`)
  })

  it('brings the lists of packages up to date first when there are none, once', async () => {
    const world = freshDebian({ lists: false })
    world.isRoot = true
    const { exit, changed } = await setup(world)
    expect({ exit, changed }).toEqual({ exit: 'good', changed: ['apt-get update', ...debianCommands] })
  })

  it('brings the lists up to date when they are older than a week', async () => {
    const world = freshDebian()
    world.isRoot = true
    world.age = 8 * 24 * 3600_000
    expect((await setup(world)).changed[0]).toBe('apt-get update')
  })

  it('asks once on a terminal, and uses sudo when it is not root', async () => {
    const world = freshDebian()
    addSudo(world)
    world.isTerminal = true
    expect(await setup(world, { answer: true })).toMatchObject({
      exit: 'good',
      asked: ['Install system packages now?'],
      changed: debianCommands.map((command) => `sudo ${command}`),
    })
  })

  it('asks root on a terminal too', async () => {
    const world = freshDebian()
    world.isRoot = true
    world.isTerminal = true
    expect(await setup(world, { answer: true })).toMatchObject({ asked: [expect.any(String)], changed: debianCommands })
  })

  it("takes Playwright's browsers, and says what to type for Rust, when the answer is no", async () => {
    const world = freshDebian()
    addSudo(world)
    world.isTerminal = true
    const { exit, said, asked, changed } = await setup(world, { answer: false })
    expect(asked).toHaveLength(1)
    expect(exit).toBe('environment')
    expect(said).toContain(`because you said no. To do it yourself, type: sudo ${debianCommands[0]}`)
    expect(changed).toEqual(
      ['chromium', 'firefox', 'webkit'].map(
        (engine) => `node /app/node_modules/playwright/cli.js install --no-remove ${engine}`,
      ),
    )
  })

  it('does not ask with --yes', async () => {
    const world = freshDebian()
    world.isRoot = true
    world.isTerminal = true
    expect(await setup(world, { yes: true })).toMatchObject({ asked: [], changed: debianCommands })
  })

  it('does not ask in CI, where sudo must not wait for a password', async () => {
    const world = freshDebian()
    addSudo(world)
    world.env['CI'] = 'true'
    expect(await setup(world)).toMatchObject({
      exit: 'good',
      asked: [],
      changed: debianCommands.map((command) => `sudo -n ${command}`),
    })
  })

  it('does not take CI=false for CI', async () => {
    const world = freshDebian()
    addSudo(world)
    world.env['CI'] = 'false'
    expect((await setup(world)).changed.filter((line) => line.includes('apt-get'))).toEqual([])
  })

  it('installs no system packages without root, a terminal or --yes, and says what to type', async () => {
    const world = freshDebian()
    addSudo(world)
    const { exit, said, asked, changed } = await setup(world)
    expect(asked).toEqual([])
    expect(changed.filter((line) => line.includes('apt-get'))).toEqual([])
    expect(exit).toBe('environment')
    for (const command of debianCommands) {
      expect(said).toContain(
        `this is not root, and there is no terminal to ask on. To do it yourself, type: sudo ${command}`,
      )
    }
  })

  it('does not pass a guess off as something to type', async () => {
    const world = freshDebian({ lists: false })
    const { said } = await setup(world)
    expect(said).toContain('To do it yourself, type: sudo apt-get update && npx crosslane setup')
  })

  it('says so when there is no sudo', async () => {
    const world = freshDebian()
    expect((await setup(world, { yes: true })).said).toContain('this is not root, and there is no sudo')
  })

  it('goes on with the other browsers when one cannot be installed', async () => {
    const world = freshDebian({ broken: ['chromium'] })
    addPlaywright(world, { online: false })
    world.isRoot = true
    const { exit, said } = await setup(world)
    expect(exit).toBe('good')
    expect(said).toContain('That did not work: E: Unable to locate package chromium')
    expect(said).toContain('That did not work: Error: Download failed')
    expect(said).toContain('Browser chromium is still missing.')
    expect(said).toContain('✗ chromium: There is no chromium.')
    expect(said).toContain('✓ firefox: firefox 1.2.3')
  })

  it('gets Xvfb when WebKitGTK is there but has nowhere to open its window', async () => {
    const world = freshDebian()
    world.isRoot = true
    addDebianRust(world)
    world
      .file('/usr/bin/wasm-ld-22')
      .file('/usr/bin/chromium')
      .file('/usr/bin/firefox-esr')
      .file('/usr/bin/WebKitWebDriver')
    expect(await setup(world)).toMatchObject({ exit: 'good', changed: [debianCommands[3]] })
  })

  it('leaves a browser alone whose binary the config names', async () => {
    const world = freshDebian()
    world.isRoot = true
    addDebianRust(world)
    world.file('/usr/bin/wasm-ld-22')
    const config = { browsers: { firefox: { engine: 'firefox' as const, binary: '/opt/nightly/firefox' } } }
    const { exit, said, changed } = await setup(world, { config })
    expect({ exit, changed }).toEqual({ exit: 'environment', changed: [] })
    expect(said).toContain('Browser firefox is still missing.')
  })
})

const webkitBy = (driver: string) => ({ browsers: { webkit: { engine: 'webkit' as const, driver } } })
const withoutWebkit = (): FakeWorld => {
  const world = freshDebian({ broken: ['webkit2gtk-driver'] })
  world.isRoot = true
  addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
  return world
}

describe('a driver that the config names', () => {
  it("gets no build of Playwright's that it could not drive", async () => {
    expect((await setup(withoutWebkit(), { config: webkitBy('webdriver') })).changed).toEqual([debianCommands[3]])
  })

  it('gets no stock browser that it could not drive', async () => {
    expect((await setup(withoutWebkit(), { config: webkitBy('playwright') })).changed).toEqual([
      'node /app/node_modules/playwright/cli.js install --no-remove webkit --with-deps',
    ])
  })

  it('is left to its user when it is none of those that setup knows', async () => {
    expect((await setup(withoutWebkit(), { config: webkitBy('manual') })).changed).toEqual([])
  })
})

describe('a machine with rustup', () => {
  it('gets the target from rustup, without a question', async () => {
    const world = freshDebian()
    world.isTerminal = true
    addRustup(world, { stable: { version: '1.95.0' } })
    allBrowsers(world)
    expect(await setup(world)).toMatchObject({
      exit: 'good',
      asked: [],
      changed: ['rustup target add wasm32-unknown-unknown'],
    })
  })

  it('gets the sources of std too when a variant must build it', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' } })
    allBrowsers(world)
    const config = { variants: { scalar: {}, tiny: { buildStd: 'always' as const } } }
    expect((await setup(world, { config })).changed).toEqual([
      'rustup target add wasm32-unknown-unknown',
      'rustup component add rust-src',
    ])
  })

  it('gets a tool-chain when rustup has none', async () => {
    const world = new FakeWorld()
    addRustup(world, {})
    allBrowsers(world)
    expect(await setup(world)).toMatchObject({
      exit: 'good',
      changed: ['rustup toolchain install stable --profile minimal --target wasm32-unknown-unknown'],
    })
  })

  it("falls back on Debian's packages when it cannot download, saying so in one line", async () => {
    const world = freshDebian()
    world.isRoot = true
    addRustup(world, { stable: { version: '1.95.0' } }, { online: false })
    allBrowsers(world)
    const { exit, said, changed } = await setup(world)
    expect({ exit, changed }).toEqual({
      exit: 'good',
      changed: ['rustup target add wasm32-unknown-unknown', debianCommands[0]],
    })
    expect(said).toContain('\n  That did not work: error: component download failed for rust-std\n')
  })

  it('explains when neither rustup nor apt can help', async () => {
    const world = freshDebian({ distribution: 'ubuntu' })
    world.isRoot = true
    addRustup(world, { stable: { version: '1.95.0' } }, { online: false })
    allBrowsers(world)
    const { exit, said } = await setup(world)
    expect(exit).toBe('environment')
    expect(said).toContain(
      'Rust for wasm32 is still missing. apt has no rustc-web here, so that only rustup can help. ' +
        'With a network, type: rustup target add wasm32-unknown-unknown',
    )
  })
})

describe('Ubuntu', () => {
  it("passes over stubs for snaps: Playwright's Chromium and Firefox with their libraries, WebKitGTK from apt", async () => {
    const world = freshDebian({ distribution: 'ubuntu' })
    world.isRoot = true
    addRustup(world, { stable: { version: '1.95.0', prebuilt: true } })
    expect(await setup(world)).toMatchObject({
      exit: 'good',
      changed: [
        'node /app/node_modules/playwright/cli.js install --no-remove chromium --with-deps',
        'node /app/node_modules/playwright/cli.js install --no-remove firefox --with-deps',
        `${install} webkit2gtk-driver xvfb`,
      ],
    })
  })
})

describe('macOS', () => {
  it("gets Playwright's browsers, and is told to install rustup", async () => {
    const world = new FakeWorld()
    world.platform = 'darwin'
    addPlaywright(world)
    const { exit, said, changed } = await setup(world)
    expect(exit).toBe('environment')
    expect(changed).toHaveLength(3)
    expect(said).toContain('Install rustup as rustup.rs tells, then type: rustup target add wasm32-unknown-unknown')
    expect(said).toContain('✓ webkit: webkit 1.2.3')
  })
})

describe('a machine with nothing, where nothing can be downloaded', () => {
  it('says for each thing what is missing and ends', async () => {
    const world = new FakeWorld()
    addPlaywright(world, { online: false })
    world.packages.delete('binaryen')
    const { exit, said } = await setup(world)
    expect(exit).toBe('environment')
    for (const title of ['Rust for wasm32', 'wasm-opt', 'Browser chromium', 'Browser firefox', 'Browser webkit']) {
      expect(said).toContain(`${title} is still missing. `)
    }
  })
})
