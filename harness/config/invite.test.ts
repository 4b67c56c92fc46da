import { describe, expect, it } from 'vitest'
import { Config } from '../schema/config.ts'
import { parseConfig } from './load.ts'
import { select } from './select.ts'

const config = Config.parse({})
const names = (browsers: readonly string[] | undefined, invite: readonly string[]) =>
  Object.keys(select(config, { browsers, invite }).browsers)

describe('--invite', () => {
  it('adds browsers that a person opens, whose engine nobody knows yet', () => {
    expect(names(undefined, ['phone'])).toEqual(['chromium', 'firefox', 'webkit', 'phone'])
    expect(names(['firefox'], ['phone', 'tablet'])).toEqual(['firefox', 'phone', 'tablet'])
    expect(select(config, { invite: ['phone'] }).browsers['phone']).toEqual({ driver: 'manual', args: [], env: {} })
  })

  it('leaves only those where --browsers says none', () => {
    expect(names(['none'], ['phone'])).toEqual(['phone'])
    expect(() => names(['none'], [])).toThrow('There is no browser "none"')
  })

  it.each([
    [['../x'], 'must be a letter or digit followed by'],
    [['<b>'], 'must be a letter'],
    [['x'.repeat(81)], '80'],
    [['firefox'], 'is a browser of the config'],
    [['phone', 'phone'], 'is named twice'],
  ])('refuses %j', (invite, why) => {
    // Also where that browser of the config does not take part: its numbers are followed under its name.
    for (const browsers of [undefined, ['chromium']]) expect(() => names(browsers, invite)).toThrow(why)
  })
})

describe('a browser of the config', () => {
  it('may have no engine where a person opens it, and must have one where it is started', () => {
    const browsers = (choice: unknown) => parseConfig({ browsers: { phone: choice } }, 'crosslane.config.ts').browsers
    expect(browsers({ driver: 'manual' })['phone']?.engine).toBeUndefined()
    expect(() => browsers({})).toThrow('browsers.phone.engine: is missing: chromium, firefox, webkit')
    expect(() => browsers({ driver: 'playwright' })).toThrow('browsers.phone.engine')
  })
})
