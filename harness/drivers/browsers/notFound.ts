import type { Found } from '../driver.ts'
import type { Engine } from '../../schema/config.ts'
import { findPrograms } from './findPrograms.ts'

/** Debian's names for what is needed to drive an engine's stock browser. */
const packages: Record<Engine, string> = {
  chromium: 'chromium',
  firefox: 'firefox-esr',
  webkit: 'webkit2gtk-driver xvfb',
}

/** What to type to get a browser of that engine. */
export const installHint = (engine: Engine): string => {
  const setup = 'Type: npx crosslane setup'
  return process.platform === 'linux' && findPrograms(['apt-get']).length > 0
    ? `${setup} (or: apt-get install --no-install-recommends ${packages[engine]})`
    : setup
}

export const notFound = (why: string, hint: string): Found => ({ ok: false, why, hint })
