import type { Identity } from './version.ts'
import { unknownVersion } from './version.ts'

/** What browsers put into their user agent, the particular before the general: nearly all claim to be Safari too. */
const products: readonly (readonly [RegExp, string])[] = [
  [/\bFirefox\/([\d.]+)/, 'Firefox'],
  [/\bFxiOS\/([\d.]+)/, 'Firefox for iOS'],
  [/\bCriOS\/([\d.]+)/, 'Chrome for iOS'],
  [/\bEdgA?\/([\d.]+)/, 'Edge'],
  [/\bSamsungBrowser\/([\d.]+)/, 'Samsung Internet'],
  [/\bChrome\/([\d.]+)/, 'Chromium or Chrome'],
  [/Macintosh.*\bVersion\/([\d.]+).*\bSafari\//, 'Safari'],
  [/(?:iPhone|iPad).*\bVersion\/([\d.]+).*\bSafari\//, 'Safari for iOS'],
  // On no other system does Apple's browser exist.
  [/\bVersion\/([\d.]+).*\bSafari\//, 'WebKit'],
]

/** What a browser that nobody drives says it is. */
export const identifyUserAgent = (userAgent: string): Identity => {
  for (const [pattern, name] of products) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined) return { name, version }
  }
  return { name: 'browser opened by hand', version: unknownVersion }
}
