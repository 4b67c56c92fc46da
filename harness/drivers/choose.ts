import { problem } from '../errors.ts'
import type { BrowserChoice } from '../schema/config.ts'
import type { BrowserFound, Driver, Found } from './driver.ts'
import { errorMessage } from '../errorMessage.ts'

/** What the drivers know of one browser of the config. */
export type Chosen =
  | { readonly ok: true; readonly browser: BrowserFound; readonly driver: Driver }
  | {
      readonly ok: false
      /** The answers of all drivers in one line. */
      readonly why: string
      readonly hint: string
      /** What each driver that could have had one said. */
      readonly asked: readonly { readonly driver: string; readonly why: string; readonly hint: string }[]
    }

type Drivers = Readonly<Record<string, Driver>>

/** A user's own choice goes before a browser that users have, and that before one that only tests have. */
const rank: Record<BrowserFound['origin'], number> = { configured: 0, stock: 1, bundled: 2 }

const driversFor = (id: string, { driver, webdriverUrl }: BrowserChoice, drivers: Drivers): Driver[] => {
  const name = driver ?? (webdriverUrl === undefined ? undefined : 'webdriver')
  if (name === undefined) return Object.values(drivers).filter(({ onlyByName }) => onlyByName !== true)
  const named = drivers[name]
  if (named === undefined) throw problem('unknownDriver', id, name, Object.keys(drivers))
  return [named]
}

const ask = async (driver: Driver, id: string, choice: BrowserChoice): Promise<Found> => {
  try {
    return await driver.find(id, choice)
  } catch (error) {
    // One driver that cannot even look must not hide what the others found.
    const why = errorMessage(error)
    return { ok: false, why: `The ${driver.id} driver failed: ${why}`, hint: 'Type: npx crosslane doctor' }
  }
}

const noDriver = (id: string, { engine }: BrowserChoice) => ({
  why: `No driver here knows what to do with ${engine ?? 'it'} as it is configured.`,
  hint: `Leave out everything but the engine from browsers.${id} of the config.`,
})

const choose = async (id: string, choice: BrowserChoice, drivers: Drivers): Promise<Chosen> => {
  const answers = await Promise.all(
    driversFor(id, choice, drivers).map(async (driver) => ({ driver, found: await ask(driver, id, choice) })),
  )
  const candidates = answers.flatMap(({ driver, found }) =>
    found.ok ? found.browsers.map((browser) => ({ ok: true as const, browser, driver })) : [],
  )
  // The sort is stable, so that equals stay in the order of the registry and of each driver's own preference.
  const [best] = candidates.toSorted((one, other) => rank[one.browser.origin] - rank[other.browser.origin])
  if (best) return best

  const asked = answers.flatMap(({ driver, found }) =>
    found.ok ? [] : [{ driver: driver.id, why: found.why, hint: found.hint }],
  )
  if (asked.length === 0) asked.push({ driver: choice.driver ?? 'any', ...noDriver(id, choice) })
  return {
    ok: false,
    why: asked.map(({ why }) => why).join(' '),
    hint: [...new Set(asked.map(({ hint }) => hint))].join(' '),
    asked,
  }
}

/**
 * Finds the browser to measure in for each one of the config.
 *
 * @param choices `browsers` of the config, or those of them that take part
 * @throws `unknownDriver` when the config names a driver that there is not
 */
export const chooseBrowsers = async (
  choices: Readonly<Record<string, BrowserChoice>>,
  drivers: Drivers,
): Promise<Record<string, Chosen>> => {
  const chosen = Object.entries(choices).map(async ([id, choice]) => [id, await choose(id, choice, drivers)] as const)
  return Object.fromEntries(await Promise.all(chosen))
}
