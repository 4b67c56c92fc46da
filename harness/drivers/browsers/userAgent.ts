import type { Engine } from '../../schema/config.ts'
import type { Identity } from './version.ts'
import { unknownVersion } from './version.ts'

/** A browser by what it says of itself. */
export interface SaidIdentity extends Identity {
  /** `null` where the user agent does not tell. */
  readonly engine: Engine | null
}

/** What browsers put into their user agent, the particular before the general: nearly all claim to be Safari too. */
const products: readonly (readonly [RegExp, string, Engine])[] = [
  [/\bFirefox\/([\d.]+)/, 'Firefox', 'firefox'],
  // Whatever a browser for iOS is called, its engine is the system's.
  [/\bFxiOS\/([\d.]+)/, 'Firefox for iOS', 'webkit'],
  [/\bCriOS\/([\d.]+)/, 'Chrome for iOS', 'webkit'],
  [/\bEdgiOS\/([\d.]+)/, 'Edge for iOS', 'webkit'],
  [/\bEdgA?\/([\d.]+)/, 'Edge', 'chromium'],
  [/\bSamsungBrowser\/([\d.]+)/, 'Samsung Internet', 'chromium'],
  [/\b(?:Headless)?Chrome\/([\d.]+)/, 'Chromium or Chrome', 'chromium'],
  [/Macintosh.*\bVersion\/([\d.]+).*\bSafari\//, 'Safari', 'webkit'],
  [/(?:iPhone|iPad).*\bVersion\/([\d.]+).*\bSafari\//, 'Safari for iOS', 'webkit'],
  // On no other system does Apple's browser exist.
  [/\bVersion\/([\d.]+).*\bSafari\//, 'WebKit', 'webkit'],
]

/** What a browser that nobody drives says it is. */
export const identifyUserAgent = (userAgent: string): SaidIdentity => {
  for (const [pattern, name, engine] of products) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined) return { name, version, engine }
  }
  return { name: 'browser opened by hand', version: unknownVersion, engine: null }
}
