import { describe, expect, it } from 'vitest'
import { Config, type ConfigInput } from '../schema/config.ts'
import { addDebianRust, addRust, addRustup, fakeFindBrowsers } from '../toolchain/fakeMachines.ts'
import { FakeWorld } from '../toolchain/fakeWorld.ts'
import type { SelfTest } from '../schema/selfTest.ts'
import { judge } from '../selfTest/judge.ts'
import { fakeSelfTest } from '../drivers/fake/selfTest.ts'
import { defaultModel, type FakeTrouble } from '../drivers/fake/model.ts'
import { examine } from './doctor.ts'

const doctor = async (world: FakeWorld, input: ConfigInput = {}, tested: readonly SelfTest[] | null = null) => {
  const lines: string[] = []
  const config = Config.parse(input)
  const findBrowsers = fakeFindBrowsers(world)
  const testBrowsers = tested && (async () => tested)
  const print = (text: string) => lines.push(text)
  const exit = await examine({ world, config, findBrowsers, testBrowsers, print, json: false })
  const documents: string[] = []
  await examine({ world, config, findBrowsers, testBrowsers, print: (text) => documents.push(text), json: true })
  const { checks, selfTests } = JSON.parse(documents.join('')) as {
    checks: { id: string; status: string; found: string; hint?: string }[]
    selfTests: SelfTest[]
  }
  const row = (id: string) => checks.find((check) => check.id === id)
  return { exit, lines, checks, row, selfTests }
}

const healthy = (): FakeWorld => {
  const world = new FakeWorld()
  addDebianRust(world)
  for (const name of ['wasm-ld-22', 'chromium', 'firefox-esr', 'WebKitWebDriver', 'Xvfb'])
    world.file(`/usr/bin/${name}`)
  return world
}

describe('doctor on a machine that has everything', () => {
  it('prints one aligned row for each thing that a run needs', async () => {
    const { exit, lines } = await doctor(healthy())
    expect(exit).toBe('good')
    expect(lines).toMatchInlineSnapshot(`
      [
        "✓ Node            24.1.0 (/opt/node)",
        "✓ npm packages    installed",
        "✓ cargo           cargo 1.96.0 (def 2026-01-01) (/usr/bin/cargo, debian)",
        "✓ rustc           rustc 1.96.0 (abc 2026-01-01) (/usr/bin/rustc)",
        "✓ std for wasm32  built from source (/usr/src/rustc-1.96.0/library)",
        "✓ wasm linker     wasm-ld-22 (LLD 22)",
        "✓ wasm-opt        wasm-opt version 132",
        "✓ chromium        chromium 1.2.3, /usr/bin/chromium, stock binary",
        "✓ firefox         firefox 1.2.3, /usr/bin/firefox-esr, stock binary",
        "✓ webkit          webkit 1.2.3, /usr/bin/WebKitWebDriver, stock binary",
        "✓ display         /usr/bin/Xvfb, started for each run of WebKitGTK",
        "✓ free disk       50.0 GiB in /home/me/project",
        "✓ CPU cores       4",
        "✓ load average    0.00 on 4 cores",
        "✓ CPU governor    not visible here",
        "",
        "A run can start.",
      ]
    `)
  })

  it('gives the same rows as JSON', async () => {
    const { checks, lines } = await doctor(healthy())
    expect(checks.map(({ status }) => status)).toEqual(checks.map(() => 'ok'))
    expect(lines).toHaveLength(checks.length + 2)
  })

  it('changes nothing', async () => {
    const world = healthy()
    await doctor(world)
    expect(world.typed.filter((line) => /install|update|add/.test(line))).toEqual([])
  })
})

describe('doctor on a machine with nothing', () => {
  it('says what to type under every row that fails, and that the environment lacks something', async () => {
    const { exit, lines } = await doctor(new FakeWorld())
    expect(exit).toBe('environment')
    expect(lines).toMatchInlineSnapshot(`
      [
        "✓ Node            24.1.0 (/opt/node)",
        "✓ npm packages    installed",
        "✗ cargo           not found",
        "                  Type: npx crosslane setup (or install rustup, see rustup.rs)",
        "✗ rustc           not found",
        "                  Type: npx crosslane setup (or install rustup, see rustup.rs)",
        "✗ std for wasm32  no rustc",
        "                  Type: npx crosslane setup (or install rustup, see rustup.rs)",
        "✗ wasm linker     no rustc",
        "                  Type: npx crosslane setup (or install rustup, see rustup.rs)",
        "✓ wasm-opt        wasm-opt version 132",
        "✗ chromium        There is no chromium.",
        "                  Type: npx crosslane setup",
        "✗ firefox         There is no firefox.",
        "                  Type: npx crosslane setup",
        "✗ webkit          There is no webkit.",
        "                  Type: npx crosslane setup",
        "! display         neither a display nor Xvfb, which WebKitGTK would need",
        "                  Type: sudo apt-get install xvfb   (or npx crosslane setup)",
        "✓ free disk       50.0 GiB in /home/me/project",
        "✓ CPU cores       4",
        "✓ load average    0.00 on 4 cores",
        "✓ CPU governor    not visible here",
        "",
        "A run cannot start yet: mend what has a ✗. 1 thing to know (!).",
      ]
    `)
  })

  it('gives a hint with every row that is not ok', async () => {
    const { checks } = await doctor(new FakeWorld())
    const unwell = checks.filter(({ status }) => status !== 'ok')
    expect(unwell.length).toBeGreaterThan(5)
    expect(unwell.filter(({ hint }) => !hint)).toEqual([])
  })
})

describe('what keeps a run from starting', () => {
  it('is a Rust tool-chain without std for wasm32', async () => {
    const world = new FakeWorld()
    addRustup(world, { stable: { version: '1.95.0' } })
    world.file('/usr/bin/chromium')
    const { exit, row } = await doctor(world)
    expect(exit).toBe('environment')
    expect(row('rustc')).toMatchObject({ status: 'ok' })
    expect(row('wasm32')).toMatchObject({ status: 'fail', hint: expect.stringContaining('rustup target add') })
  })

  it('is a missing linker', async () => {
    const world = healthy()
    addRust(world, '/usr', { version: '1.96.0', llvm: 23, ownLinker: false })
    const { exit, row } = await doctor(world)
    expect(exit).toBe('environment')
    expect(row('linker')).toMatchObject({ status: 'fail', found: 'no LLD 23 or newer' })
  })

  it('is a variant that must build std where there are no sources', async () => {
    const world = healthy()
    const bare = new FakeWorld()
    addRustup(bare, { stable: { version: '1.95.0', prebuilt: true } })
    bare.file('/usr/bin/chromium')
    const config = { variants: { scalar: {}, tiny: { buildStd: 'always' as const } } }
    expect((await doctor(bare, config)).row('wasm32')).toMatchObject({ status: 'fail' })
    expect((await doctor(world, config)).row('wasm32')).toMatchObject({ status: 'ok' })
    expect((await doctor(bare)).exit).toBe('good')
  })

  it('is an old Node', async () => {
    const world = healthy()
    world.node.version = '22.17.1'
    const { exit, row } = await doctor(world)
    expect(exit).toBe('environment')
    expect(row('node')).toMatchObject({ status: 'fail', hint: expect.stringContaining('npm ci') })
    world.node.version = '22.18.0'
    expect((await doctor(world)).exit).toBe('good')
  })

  it('is an npm package that is not installed', async () => {
    const world = healthy()
    world.packages.delete('selenium-webdriver')
    const { exit, row } = await doctor(world)
    expect(exit).toBe('environment')
    expect(row('packages')).toMatchObject({
      status: 'fail',
      found: 'missing: selenium-webdriver',
      hint: 'Type: npm ci',
    })
  })

  it('is having no browser at all, but not lacking one of several', async () => {
    const some = new FakeWorld()
    addRustup(some, { stable: { version: '1.95.0', prebuilt: true } })
    expect((await doctor(some)).exit).toBe('environment')
    expect((await doctor(some)).row('browser-firefox')).toMatchObject({ status: 'fail' })
    some.file('/usr/bin/chromium')
    expect((await doctor(some)).exit).toBe('good')
    expect((await doctor(some)).row('browser-firefox')).toMatchObject({ status: 'warn', found: 'There is no firefox.' })
  })
})

describe('what only makes a run worse', () => {
  it('is a full disk, a busy or a small CPU, and a clock rate that follows the load', async () => {
    const world = healthy()
    world.free = 1024 ** 3
    world.cores = 1
    world.load = 0.75
    world.file('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor', 'powersave\n')
    const { exit, checks } = await doctor(world)
    expect(exit).toBe('good')
    expect(checks.filter(({ status }) => status === 'warn').map(({ id }) => id)).toEqual([
      'disk',
      'cores',
      'load',
      'governor',
    ])
  })

  it('is not a load of half the cores', async () => {
    const world = healthy()
    world.load = 2
    expect((await doctor(world)).row('load')).toMatchObject({ status: 'ok' })
  })
})

describe('the display', () => {
  it('is only asked for where WebKitGTK may need one', async () => {
    const world = healthy()
    const without = { browsers: { chromium: { engine: 'chromium' as const } } }
    expect((await doctor(world, without)).row('display')).toMatchObject({ found: 'none needed' })
    world.platform = 'darwin'
    expect((await doctor(world)).row('display')).toMatchObject({ found: 'none needed' })
  })

  it('may be a real one', async () => {
    const world = new FakeWorld()
    expect((await doctor(world)).row('display')).toMatchObject({ status: 'warn' })
    world.env['DISPLAY'] = ':0'
    expect((await doctor(world)).row('display')).toMatchObject({ status: 'ok', found: 'the one of :0' })
  })
})

describe('the self-tests of the browsers', () => {
  const tested = (
    browser: string,
    changes: Partial<SelfTest['measurements']> = {},
    ...troubles: FakeTrouble[]
  ): SelfTest => {
    const measurements = { ...fakeSelfTest({ ...defaultModel, troubles }, browser), ...changes }
    return { browser, measurements, checks: judge(measurements, { engine: 'chromium' }) }
  }
  const linesOf = async (...tests: SelfTest[]) => {
    const { lines, exit } = await doctor(healthy(), {}, tests)
    return { exit, lines: lines.filter((line) => / test /.test(line) || line.startsWith(' ')), last: lines.at(-1) }
  }

  it('take one row each when everything passed', async () => {
    const { exit, lines, last } = await linesOf(tested('chromium'), tested('firefox'))
    expect(exit).toBe('good')
    expect(last).toBe('A run can start.')
    expect(lines).toEqual([
      '✓ chromium test   passed: warm code is 40.7 times as fast as cold',
      '✓ firefox test    passed: warm code is 40.7 times as fast as cold',
    ])
  })

  it('take a row for each thing to know, which is no reason to stop', async () => {
    const { exit, lines } = await linesOf(tested('chromium', { focused: false, sameBytesNs: 5_400 }))
    expect(exit).toBe('good')
    expect(lines).toEqual([
      expect.stringMatching(/^✓ chromium test {3}passed: warm/),
      expect.stringMatching(/^✓ chromium test {3}Visibility: .* no focus\. Leave its window/),
      expect.stringMatching(/^✓ chromium test {3}Compile cache: .* Nothing needs to be done/),
    ])
  })

  it('take a row for each thing that failed, with what to do, and say what a run would do', async () => {
    const broken = tested('firefox', {}, { kind: 'baseline-only' }, { kind: 'not-isolated' })
    const { exit, lines, last } = await linesOf(tested('chromium'), broken)
    expect(exit).toBe('environment')
    expect(last).toContain('A run can start, but marks')
    expect(lines.map((line) => line.trim().slice(0, 24))).toEqual([
      '✓ chromium test   passed',
      '✗ firefox test    Tier-u',
      'Its code is compiled by ',
      '✗ firefox test    Isolat',
      'Clocks are coarse, and o',
      '✗ firefox test    Clock:',
      'Short times cannot be to',
      '✓ firefox test    Compil',
    ])
  })

  it('do not make a run possible that is not', async () => {
    const { lines } = await doctor(new FakeWorld(), {}, [tested('chromium', {}, { kind: 'not-isolated' })])
    expect(lines.at(-1)).toContain('A run cannot start yet')
  })

  it('stand whole in the JSON document', async () => {
    const tests = [tested('chromium'), tested('webkit', {}, { kind: 'baseline-only' })]
    expect((await doctor(healthy(), {}, tests)).selfTests).toEqual(tests)
    expect((await doctor(healthy(), {}, null)).selfTests).toEqual([])
  })
})
