import { describe, expect, test } from 'vitest'
import { BrowserChoice } from '../schema/config.ts'
import { chooseBrowsers } from './choose.ts'
import type { BrowserFound, Driver, Found } from './driver.ts'

const choice = (input: Partial<BrowserChoice> = {}) => BrowserChoice.parse({ engine: 'firefox', ...input })

const browser = (driver: string, origin: BrowserFound['origin'], name = origin): BrowserFound => ({
  origin,
  choice: choice(),
  codeCache: false,
  facts: { id: 'b', engine: 'firefox', name, version: '1.0', driver, how: '', binary: null, flags: [] },
})

/** A driver that finds what it is told to. */
const finder = (id: string, found: Found, rest: Partial<Driver> = {}): Driver => ({
  id,
  find: async () => found,
  launch: () => Promise.reject(new Error('not in this test')),
  ...rest,
})
const finds = (id: string, origins: readonly BrowserFound['origin'][], rest: Partial<Driver> = {}) =>
  finder(id, { ok: true, browsers: origins.map((origin) => browser(id, origin)) }, rest)
const lacks = (id: string) => finder(id, { ok: false, why: `${id} has none.`, hint: `Get ${id}.` })

const registry = (...drivers: readonly Driver[]) => Object.fromEntries(drivers.map((driver) => [driver.id, driver]))
const chooseOne = async (input: Partial<BrowserChoice>, ...drivers: readonly Driver[]) => {
  const { b } = await chooseBrowsers({ b: choice(input) }, registry(...drivers))
  return b?.ok ? `${b.driver.id} ${b.browser.origin}` : b
}

describe('the browser that is chosen', () => {
  test('is the configured one before a stock one before a bundled one, whichever driver has it', async () => {
    expect(await chooseOne({}, finds('one', ['bundled']), finds('two', ['stock']))).toBe('two stock')
    expect(await chooseOne({}, finds('one', ['stock']), finds('two', ['configured']))).toBe('two configured')
    expect(await chooseOne({}, finds('one', ['bundled', 'stock']))).toBe('one stock')
  })

  test('is that of the first driver among equals', async () => {
    expect(await chooseOne({}, finds('one', ['stock']), finds('two', ['stock']))).toBe('one stock')
  })

  test('comes from the driver that the config names, and from no other', async () => {
    expect(await chooseOne({ driver: 'two' }, finds('one', ['stock']), finds('two', ['bundled']))).toBe('two bundled')
  })

  test('comes from webdriver where the config has the address of a server', async () => {
    const drivers = [finds('one', ['stock']), finds('webdriver', ['configured'])]
    expect(await chooseOne({ webdriverUrl: 'http://localhost:4444' }, ...drivers)).toBe('webdriver configured')
  })

  test('comes from a driver that must be named only when it is', async () => {
    const drivers = [finds('one', ['bundled']), finds('two', ['configured'], { onlyByName: true })]
    expect(await chooseOne({}, ...drivers)).toBe('one bundled')
    expect(await chooseOne({ driver: 'two' }, ...drivers)).toBe('two configured')
  })
})

test('when there is none, all drivers that could have had one say why', async () => {
  expect(await chooseOne({}, lacks('one'), finds('silent', []), lacks('two'))).toStrictEqual({
    ok: false,
    why: 'one has none. two has none.',
    hint: 'Get one. Get two.',
    asked: [
      { driver: 'one', why: 'one has none.', hint: 'Get one.' },
      { driver: 'two', why: 'two has none.', hint: 'Get two.' },
    ],
  })
})

test('a driver that fails to look does not hide what another one has found', async () => {
  const broken = finder('broken', { ok: true, browsers: [] }, { find: () => Promise.reject(new Error('no disk')) })
  expect(await chooseOne({}, broken, finds('one', ['stock']))).toBe('one stock')
  expect(await chooseOne({}, broken)).toMatchObject({ ok: false, why: 'The broken driver failed: no disk' })
})

test('a driver that does not exist is refused with a suggestion', async () => {
  await expect(chooseOne({ driver: 'playwrigth' }, finds('playwright', ['stock']))).rejects.toMatchObject({
    code: 'unknownDriver',
    hint: expect.stringContaining('"playwright"'),
  })
})
