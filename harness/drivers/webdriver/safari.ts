import { basename } from 'node:path'
import { configuredBinary } from '../browsers/configuredBinary.ts'
import { findPrograms } from '../browsers/findPrograms.ts'
import { notFound } from '../browsers/notFound.ts'
import { identify, unknownVersion } from '../browsers/version.ts'
import { wellKnown } from '../browsers/wellKnown.ts'
import type { BrowserFound, Found } from '../driver.ts'
import { environmentFor } from '../processes/marks.ts'
import type { ProcessFamily } from '../processes/processFamily.ts'
import type { BrowserChoice } from '../../schema/config.ts'
import { startDriver, type Server } from './server.ts'

/** Safari through Apple's safaridriver; `binary` may name that of the Technology Preview. */
export const findSafari = async (id: string, choice: BrowserChoice): Promise<Found> => {
  const configured = choice.binary === undefined ? null : configuredBinary(id, choice.binary)
  if (configured?.ok === false) return configured
  if (configured && basename(configured.path) !== 'safaridriver')
    return notFound(
      `${configured.path} is not a safaridriver.`,
      `Name the safaridriver of that Safari as browsers.${id}.binary: for the Technology Preview it is inside the application, in Contents/MacOS.`,
    )
  const binary = configured?.path ?? findPrograms(wellKnown('safariDriver'))[0]
  if (binary === undefined) return notFound('There is no safaridriver on this machine.', 'Type: npx crosslane setup')
  // It answers `Included with Safari 26.1 (…)`.
  const { version } = await identify(binary, 'Safari').catch(() => ({ version: unknownVersion }))
  const facts = {
    id,
    engine: 'webkit' as const,
    name: binary.includes('Technology Preview') ? 'Safari Technology Preview' : 'Safari',
    version,
    driver: 'webdriver',
    how: 'stock browser over WebDriver, in a window',
    binary,
    flags: [],
  }
  return { ok: true, browsers: [{ facts, origin: configured ? 'configured' : 'stock', choice, codeCache: false }] }
}

/** Starts safaridriver. It must have been allowed once with `safaridriver --enable`; else its sessions fail and say so. */
export const startSafari = async ({ facts, choice }: BrowserFound, family: ProcessFamily): Promise<Server> => {
  if (facts.binary === null) throw new Error('safaridriver is not there')
  const { program, url } = await startDriver(
    facts.binary,
    (port) => ['-p', String(port)],
    environmentFor(family, choice.env),
  )
  return {
    url,
    capabilities: { browserName: facts.name },
    gone: program.exited,
    browserProcesses: () => [],
    mainProcess: () => undefined,
    onCrash: () => {},
    endBrowser: async () => {},
    stop: async () => program.end(),
  }
}
