import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig, parseConfig } from './load.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crosslane-config-'))
  await mkdir(join(folder, 'below/further'), { recursive: true })
  await writeFile(join(folder, 'crosslane.config.ts'), `export default { runs: 'nights' as string }\n`)
  await writeFile(join(folder, 'broken.ts'), `export default {{\n`)
  await writeFile(join(folder, 'empty.ts'), `export {}\n`)
})
afterAll(() => rm(folder, { recursive: true }))

const messageOf = (value: unknown): string => {
  try {
    parseConfig(value, 'crosslane.config.ts')
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was accepted')
}

describe('parseConfig', () => {
  it('fills in every default', () => {
    const config = parseConfig({}, 'crosslane.config.ts')
    expect(Object.keys(config.variants)).toEqual(['scalar', 'autovec', 'simd'])
    expect(Object.keys(config.browsers)).toEqual(['chromium', 'firefox', 'webkit'])
    expect(config.design).toMatchObject({ blocks: 10, sampling: { minClockSteps: 100 } })
  })

  it('suggests the key that was meant, at any depth', () => {
    expect(messageOf({ design: { sampling: { mesureMs: 3 } } })).toContain(
      'design.sampling has no key "mesureMs": did you mean "measureMs"?',
    )
    expect(messageOf({ variants: { scalar: { targetFeature: [] } } })).toContain('did you mean "targetFeatures"?')
    expect(messageOf({ colour: 1 })).toContain('the config has no key "colour": known are crates, runs,')
  })

  it('names the place of a wrong value', () => {
    expect(messageOf({ design: { blocks: 0 } })).toContain('design.blocks: ')
    expect(messageOf({ variants: { scalar: { targetFeatures: ['simd128'] } } })).toContain('must start with + or -')
    expect(messageOf({ browsers: { chromium: { engine: 'netscape' } } })).toContain('browsers.chromium.engine: ')
  })

  it('refuses a baseline that is no variant', () => {
    expect(messageOf({ baseline: 'scaler' })).toBe('The baseline "scaler" is not one of the variants.')
  })
})

describe('loadConfig', () => {
  it('finds the file in a folder above and resolves against its folder', async () => {
    const loaded = await loadConfig(join(folder, 'below/further'))
    expect(loaded.root).toBe(folder)
    expect(loaded.config.runs).toBe('nights')
  })

  it('uses the defaults where there is no file', async () => {
    const loaded = await loadConfig(tmpdir())
    expect(loaded).toMatchObject({ file: null, root: tmpdir() })
  })

  it('says what is wrong with a file that is not there, does not parse, or exports nothing', async () => {
    await expect(loadConfig(folder, 'absent.ts')).rejects.toMatchObject({ code: 'noConfig' })
    await expect(loadConfig(folder, 'broken.ts')).rejects.toMatchObject({ code: 'brokenConfig' })
    await expect(loadConfig(folder, 'empty.ts')).rejects.toThrow('it has no default export')
  })
})
