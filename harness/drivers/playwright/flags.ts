import type { BrowserChoice } from '../../schema/config.ts'

/** Chromium's sandbox refuses to run as root. */
export const isRoot = (): boolean => process.getuid?.() === 0

const blinkFeatures = '--enable-blink-features='

/** `performance.measureUserAgentSpecificMemory()` answers at once instead of after the next garbage collection, up to 20 s later. */
const eagerMemory = 'ForceEagerMeasureMemory'

/** What Chromium is told besides Playwright's defaults. Of features it hears only the last list, so there is one. */
const chromiumArgs = (args: readonly string[]): string[] => {
  const [lists, others] = [
    args.filter((arg) => arg.startsWith(blinkFeatures)),
    args.filter((arg) => !arg.startsWith(blinkFeatures)),
  ]
  const features = [eagerMemory, ...lists.map((list) => list.slice(blinkFeatures.length))]
  return [`${blinkFeatures}${features.join(',')}`, ...others]
}

/**
 * The flags to hand to Playwright, besides its defaults, which already keep a browser quiet: no first run, no background
 * network, no updates, no field trials, no throttling of pages in the background.
 */
export const argsFor = ({ engine, args }: BrowserChoice): string[] =>
  engine === 'chromium' ? chromiumArgs(args) : [...args]

/** The flags that a browser gets besides Playwright's defaults. */
export const flagsFor = (choice: BrowserChoice): string[] => [
  // Playwright adds it by itself where the sandbox is not asked for.
  ...(choice.engine === 'chromium' && isRoot() ? ['--no-sandbox'] : []),
  ...argsFor(choice),
]
