import { expect, test } from 'vitest'
import { processRole } from './processRole.ts'

test.each([
  ['/usr/lib/chromium/chromium --headless --no-sandbox', 'browser'],
  ['/usr/lib/chromium/chromium --type=renderer --lang=en-US', 'renderer'],
  ['/usr/lib/chromium/chromium --type=gpu-process --no-sandbox', 'gpu'],
  ['/usr/lib/chromium/chromium --type=utility --utility-sub-type=network.mojom.NetworkService --lang=en', 'network'],
  ['/usr/lib/chromium/chrome_crashpad_handler --monitor-self', 'crash-handler'],
  ['/usr/bin/firefox-esr --remote-debugging-port=0 --headless', 'browser'],
  [
    '/usr/lib/firefox-esr/firefox-esr -contentproc -isForBrowser -appDir /usr/lib/firefox-esr/browser 12 tab',
    'renderer',
  ],
  ['/usr/lib/firefox-esr/firefox-esr -contentproc -parentBuildID 1 4 rdd', 'rdd'],
  ['/usr/lib/firefox-esr/crashhelper 11962 11 /tmp/ 13', 'crash-handler'],
  ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser --automation', 'browser'],
  ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/WebKitWebProcess 5 21 24', 'renderer'],
  ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/WebKitNetworkProcess 1 9 11', 'network'],
])('%s is a %s', (commandLine, role) => {
  expect(processRole(commandLine)).toBe(role)
})
