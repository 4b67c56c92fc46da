import { configuredBinary } from '../browsers/configuredBinary.ts'
import { findPrograms } from '../browsers/findPrograms.ts'
import { installHint, notFound } from '../browsers/notFound.ts'
import { identify, unknownVersion, type Identity } from '../browsers/version.ts'
import { wellKnown } from '../browsers/wellKnown.ts'
import type { BrowserFound, Found } from '../driver.ts'
import { type BrowserChoice, type DrivenChoice, type Engine, isDriven } from '../../schema/config.ts'
import { flagsFor } from './flags.ts'
import { ownBuild } from './ownBuild.ts'

const titles: Record<Engine, string> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' }

const protocols: Record<Engine, string> = {
  chromium: 'stock binary over the DevTools protocol, headless',
  firefox: 'stock binary over WebDriver BiDi, headless',
  webkit: "Playwright's own build, headless",
}

const describe = (
  id: string,
  choice: DrivenChoice,
  binary: string,
  origin: BrowserFound['origin'],
  isOwn: boolean,
  { name, version }: Identity,
): BrowserFound => ({
  origin,
  choice,
  codeCache: choice.engine === 'chromium',
  facts: {
    id,
    engine: choice.engine,
    name: isOwn ? `Playwright ${titles[choice.engine]}` : name,
    version,
    driver: 'playwright',
    how: isOwn ? "Playwright's own build, headless" : protocols[choice.engine],
    binary,
    flags: flagsFor(choice),
  },
})

/** Playwright's builds do not all know `--version`; what runs will say it. */
const identifyOwn = async (binary: string, engine: Engine): Promise<Identity> =>
  identify(binary, titles[engine]).catch(() => ({ name: titles[engine], version: unknownVersion }))

const findConfigured = async (id: string, choice: DrivenChoice, named: string): Promise<Found> => {
  // Playwright drives only its own WebKit: any other is left to WebDriver, unless the config insists.
  if (choice.engine === 'webkit' && choice.driver === undefined) return { ok: true, browsers: [] }
  const binary = configuredBinary(id, named)
  if (!binary.ok) return binary
  const isOwn = choice.engine === 'webkit' || binary.path === (await ownBuild(choice.engine))
  try {
    const identity = await (isOwn
      ? identifyOwn(binary.path, choice.engine)
      : identify(binary.path, titles[choice.engine]))
    return { ok: true, browsers: [describe(id, choice, binary.path, 'configured', isOwn, identity)] }
  } catch (error) {
    return notFound(
      `${binary.path} --version does not work: ${error instanceof Error ? error.message.trim() : String(error)}`,
      `Correct browsers.${id}.binary in the config, or leave it out: then crosslane looks for one itself.`,
    )
  }
}

const findInstalled = async (id: string, choice: DrivenChoice): Promise<Found> => {
  const { engine } = choice
  const stock = engine === 'webkit' ? [] : findPrograms(wellKnown(engine))
  const broken: string[] = []
  const browsers: BrowserFound[] = []
  for (const binary of stock) {
    try {
      browsers.push(describe(id, choice, binary, 'stock', false, await identify(binary, titles[engine])))
    } catch {
      // Such as Ubuntu's stubs, which only say that there is a snap.
      broken.push(binary)
    }
  }
  const own = await ownBuild(engine)
  if (own !== null) browsers.push(describe(id, choice, own, 'bundled', true, await identifyOwn(own, engine)))
  if (browsers.length > 0) return { ok: true, browsers }
  const own404 = `Playwright's own ${titles[engine]} is not installed`
  if (engine === 'webkit') return notFound(`${own404}, and it can drive no other.`, installHint(engine))
  return notFound(
    broken.length === 0
      ? `There is no ${titles[engine]} on this machine, and ${own404}.`
      : `${broken.join(', ')} cannot say a version, and ${own404}.`,
    installHint(engine),
  )
}

/** Browsers that Playwright can drive: stock Chromium and Firefox, and its own builds. */
export const findForPlaywright = async (id: string, choice: BrowserChoice): Promise<Found> => {
  if (!isDriven(choice)) return { ok: true, browsers: [] }
  if (choice.webdriverUrl !== undefined)
    return notFound(
      'Playwright speaks no WebDriver.',
      `Remove driver: '${choice.driver}' beside webdriverUrl of browsers.${id}.`,
    )
  return choice.binary === undefined ? findInstalled(id, choice) : findConfigured(id, choice, choice.binary)
}
