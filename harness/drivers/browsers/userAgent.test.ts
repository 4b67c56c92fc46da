import { expect, test } from 'vitest'
import { identifyUserAgent } from './userAgent.ts'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox', '153.0', 'firefox'],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`,
    'Chromium or Chrome',
    '156.0.0.0',
    'chromium',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
    'Edge',
    '156.0.0.0',
    'chromium',
  ],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/26.1 Safari/605.1.15`,
    'Safari',
    '26.1',
    'webkit',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${webkit} Version/26.1 Mobile/15E148 Safari/604.1`,
    'Safari for iOS',
    '26.1',
    'webkit',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Version/26.0 Safari/605.1.15`, 'WebKit', '26.0', 'webkit'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${webkit} CriOS/156.0.1 Mobile/15E148 Safari/604.1`,
    'Chrome for iOS',
    '156.0.1',
    'webkit',
  ],
  ['something else', 'browser opened by hand', 'unknown', null],
])('%s', (userAgent, name, version, engine) => {
  expect(identifyUserAgent(userAgent)).toStrictEqual({ name, version, engine })
})
