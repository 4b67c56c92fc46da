import { expect, test } from 'vitest'
import { identify, parseVersion } from './version.ts'

test.each([
  ['Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)', 'Chromium', '156.0.8078.79'],
  ['Google Chrome for Testing 159.0.8154.6 ', 'Google Chrome for Testing', '159.0.8154.6'],
  ['Mozilla Firefox 153.7.0esr', 'Firefox ESR', '153.7.0'],
  ['Mozilla Firefox 159.0', 'Firefox', '159.0'],
  ['WebKitGTK 2.50.6', 'WebKitGTK', '2.50.6'],
  ['Included with Safari 26.1 (21622.2.11)', 'Included with Safari', '26.1'],
  ['a warning first\nChromium 156.0.1.2', 'Chromium', '156.0.1.2'],
])('reads %j', (output, name, version) => {
  expect(parseVersion(output)).toStrictEqual({ name, version })
})

test('takes no other output for a version', () => {
  expect(parseVersion("Command '/usr/bin/chromium-browser' requires the chromium snap to be installed.")).toBeNull()
})

test.skipIf(process.platform === 'win32')('refuses a program that answers with something else', async () => {
  await expect(identify('/bin/true', 'Chromium')).rejects.toThrow('it answered')
})
