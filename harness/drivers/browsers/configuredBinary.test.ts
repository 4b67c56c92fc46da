import { expect, test } from 'vitest'
import { configuredBinary } from './configuredBinary.ts'

test('takes a path as it is and looks a name up on the PATH', () => {
  expect(configuredBinary('mine', process.execPath)).toStrictEqual({ ok: true, path: process.execPath })
  expect(configuredBinary('mine', 'node')).toMatchObject({ ok: true, path: expect.stringMatching(/node(\.exe)?$/) })
})

test('says of a path that leads nowhere which line of the config to correct', () => {
  expect(configuredBinary('mine', '/no/such/browser')).toStrictEqual({
    ok: false,
    why: 'There is no program at /no/such/browser.',
    hint: 'Correct browsers.mine.binary in the config, or leave it out: then crosslane looks for one itself.',
  })
})

test('says of a folder, such as an application of macOS, what to name instead', () => {
  expect(configuredBinary('mine', import.meta.dirname)).toMatchObject({
    ok: false,
    why: `${import.meta.dirname} is a folder.`,
  })
})
