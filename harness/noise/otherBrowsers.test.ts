import { describe, expect, it, test } from 'vitest'
import { findOtherBrowsers } from './otherBrowsers.ts'

const entry = (pid: number, parent: number, name: string) => ({
  pid,
  parent,
  name,
  startedAt: pid,
  ticks: 0,
  childTicks: 0,
  ended: false,
})

const none = () => ''

test.each([
  ['chrome', ''],
  ['chromium', '/usr/lib/chromium/chromium\0--headless\0'],
  ['chromium-browse', '/usr/lib/chromium-browser/chromium-browser\0'],
  ['chrome-headless', '/home/me/chrome-headless-shell\0'],
  ['headless_shell', ''],
  ['firefox', ''],
  ['firefox-esr', ''],
  ['GeckoMain', '/snap/firefox/1/usr/lib/firefox/firefox\0'],
  ['MainThread', '/opt/firefox/firefox-bin\0'],
  ['MiniBrowser', ''],
  ['WebKitWebProces', ''],
  ['msedge', ''],
  ['Safari', ''],
])('%s (%j) is a browser', (name, commandLine) => {
  expect(findOtherBrowsers([entry(5, 1, name)], new Set(), () => commandLine)).toHaveLength(1)
})

test.each([
  ['bash', '/bin/bash\0/usr/bin/chrome\0'],
  ['chromedriver', '/usr/bin/chromedriver\0--port=0\0'],
  ['geckodriver', ''],
  ['chrome_crashpad', '/usr/share/code/chrome_crashpad_handler\0--monitor-self\0'],
  ['code', '/usr/share/code/code\0--type=renderer\0'],
  ['operator', ''],
])('%s (%j) is none', (name, commandLine) => {
  expect(findOtherBrowsers([entry(5, 1, name)], new Set(), () => commandLine)).toEqual([])
})

test('a browser that has ended and waits to be reaped is none', () => {
  expect(findOtherBrowsers([{ ...entry(5, 1, 'chromium'), ended: true }], new Set(), none)).toEqual([])
})

describe('findOtherBrowsers', () => {
  const all = [
    entry(1, 0, 'init'),
    entry(10, 1, 'chrome'),
    entry(11, 10, 'chrome'),
    entry(12, 11, 'cat'),
    entry(13, 12, 'chrome'),
    entry(20, 1, 'node'),
    entry(21, 20, 'chromium'),
    entry(22, 21, 'chromium'),
    entry(30, 1, 'firefox-esr'),
    entry(31, 30, 'Web Content'),
  ]

  it('names a browser once, by its first process', () => {
    expect(findOtherBrowsers(all, new Set([20, 21, 22]), none)).toEqual([
      { name: 'chrome', pid: 10 },
      { name: 'firefox-esr', pid: 30 },
    ])
  })

  it('names those of another run too', () => {
    expect(findOtherBrowsers(all, new Set(), none).map(({ pid }) => pid)).toEqual([10, 21, 30])
  })

  it('calls it what its command line does, where that is a browser', () => {
    const commandLine = (pid: number) => (pid === 5 ? '/opt/google/chrome/google-chrome-stable\0' : '')
    expect(findOtherBrowsers([entry(5, 1, 'chrome')], new Set(), commandLine)).toEqual([
      { name: 'google-chrome-stable', pid: 5 },
    ])
  })
})
