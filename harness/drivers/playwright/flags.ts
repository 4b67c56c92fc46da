import type { BrowserChoice } from '../../schema/config.ts'

/** Chromium's sandbox refuses to run as root. */
export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * The flags that a browser gets besides Playwright's defaults, which already keep it quiet: no first run, no background
 * network, no updates, no field trials, no throttling of pages in the background.
 */
export const flagsFor = ({ engine, args }: BrowserChoice): string[] =>
  engine === 'chromium' && isRoot() ? ['--no-sandbox', ...args] : [...args]
