import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crosslane } from './crosslane.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-usage-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('help', () => {
  it.each([
    'setup',
    'doctor',
    'build',
    'run',
    'compare',
    'calibrate',
    'report',
    'list',
    'inspect',
    'suites',
    'check',
    'history',
  ])('of %s has examples', async (command) => {
    const { code, out } = await crosslane([command, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`Examples:\\n  \\$ crosslane ${command}`))
  })

  it('of the program names every exit code', async () => {
    const { code, out } = await crosslane(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('0 good, 1 a check failed, 2 wrong use, 3 the environment lacks something, 4 a run failed')
  })
})

it('suites are listed with their questions and how long they take', async () => {
  const { code, out } = await crosslane(['suites'])
  expect(code).toBe(0)
  expect(out).toContain('size   How small? (1 h 50 min, with --quick 5 min)')
  expect(out).toContain('empty  nothing')
})

describe('wrong use', () => {
  it.each([
    [['runn'], 'Did you mean run?'],
    [['run', '--brower', 'firefox'], 'Did you mean --browsers?'],
    [['run', '--blocks', 'many'], 'It must be a whole number from 1 to 1000.'],
    [['run', '--seed', '-1'], 'It must be a whole number'],
    [['run', '--time', '30'], 'such as 30s, 2m or 1h'],
    [['run', '--precision', '1'], 'such as 1% or 0.5%'],
    [['run', '--time', '30s', '--precision', '1%'], 'Only one of --precision, --time can end a run.'],
    [['run', '--measure', 'frmaes'], 'Did you mean "frames"?'],
    [['run', '--caches', 'warm'], 'Known: cold, http, code.'],
    [['run', '--network', '5g'], 'Did you mean "4g"?'],
    [
      ['run', '--measure', 'frames', '--crates', 'healthy'],
      'There is nothing to measure: none of healthy is of a kind',
    ],
    [['inspect', 'no-such.wasm'], 'There is no file no-such.wasm'],
    [['run', '--invite', 'firefox', '--browsers', 'chromium'], 'it is a browser of the config'],
    [['run', '--invite', 'phone', '--host', '203.0.113.7'], '--host 203.0.113.7 is no address of this machine.'],
    [['run', '--host', '0.0.0.0'], '--host is for browsers that are opened by hand, and none is invited.'],
    [['run', '--env', 'strickt'], 'Allowed choices are strict, warn, off.'],
    [['compare', 'scalar'], 'needs exactly two things'],
    [['compare', 'scalar', 'smid'], 'Did you mean "simd"?'],
    [
      ['run', '--browsers', 'netscape'],
      'There is no browser "netscape" in the config.\nKnown: chromium, firefox, webkit.',
    ],
    [['run', '--browsers', 'firefax'], 'Did you mean "firefox"?'],
    [['run', '--variants', 'smid'], 'Did you mean "simd"?'],
    [['build', '--crates', 'helthy'], 'Did you mean "healthy"?'],
    [['run', '--suite', 'sized'], 'Did you mean "size"?'],
    [['build', '--suite', 'empty'], 'No crate belongs to "empty".'],
    [['run', '--suite', 'size', '--crates', 'healthy'], '--suite and --crates exclude each other.'],
    [['check', '--jnuit', 'x.xml'], 'Did you mean --junit?'],
    [['report', '--format', 'pfd'], 'There is no report format "pfd".'],
    [['report', 'last-tuesday', '--config', 'nowhere.ts'], 'There is no file'],
  ])('%j is refused with a suggestion', async (args, message) => {
    const { code, err, out } = await crosslane(args)
    expect(err).toContain(message)
    expect(err).not.toContain('    at ')
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  it('in the config is explained', async () => {
    await writeFile(join(folder, 'crosslane.config.ts'), 'export default { desing: {} }\n')
    const { code, err } = await crosslane(['list'], folder)
    expect(code).toBe(2)
    expect(err).toContain('the config has no key "desing": did you mean "design"?')
  })
})

describe('an empty folder', () => {
  it('has no runs, and says how to make one', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'crosslane-empty-'))
    const listed = await crosslane(['list'], empty)
    expect(listed).toMatchObject({ code: 0, out: '', err: expect.stringContaining('npx crosslane run --quick') })
    expect(await crosslane(['report'], empty)).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no run'),
    })
    await rm(empty, { recursive: true })
  })
})
