import { homedir } from 'node:os'
import { join } from 'node:path'

/** Names on the PATH and well-known places of a program, best first. */
type Places = Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>

const application = (name: string, program = name): string[] =>
  ['/Applications', join(homedir(), 'Applications')].map((folder) =>
    join(folder, `${name}.app/Contents/MacOS`, program),
  )

const programFiles = (path: string): string[] =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, path))

const chromium: Places = {
  linux: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', '/opt/google/chrome/chrome'],
  darwin: [...application('Google Chrome'), ...application('Chromium')],
  win32: programFiles('Google\\Chrome\\Application\\chrome.exe'),
}

const firefox: Places = {
  linux: ['firefox', 'firefox-esr', '/opt/firefox/firefox'],
  darwin: application('Firefox', 'firefox'),
  win32: programFiles('Mozilla Firefox\\firefox.exe'),
}

const places = {
  chromium,
  firefox,
  // Distributions keep WebKitGTK's test browser among the libraries, in a folder named for the version of its interface.
  miniBrowser: {
    linux: [
      '/usr/lib/*/webkitgtk-6.*/MiniBrowser',
      '/usr/libexec/webkitgtk-6.*/MiniBrowser',
      '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
      '/usr/libexec/webkit2gtk-4.*/MiniBrowser',
      '/usr/lib/webkit2gtk-4.*/MiniBrowser',
    ],
  },
  webKitWebDriver: {
    linux: [
      'WebKitWebDriver',
      '/usr/lib/*/webkit2gtk-4.*/WebKitWebDriver',
      '/usr/libexec/webkit2gtk-4.*/WebKitWebDriver',
    ],
  },
  safariDriver: { darwin: ['/usr/bin/safaridriver'] },
  xvfb: { linux: ['Xvfb', '/usr/bin/Xvfb'] },
} satisfies Record<string, Places>

/** Where to look for a program on this system. */
export const wellKnown = (program: keyof typeof places): readonly string[] =>
  (places[program] as Places)[process.platform] ?? []
