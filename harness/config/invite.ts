import { problem } from '../errors.ts'
import { BrowserChoice, type Config } from '../schema/config.ts'
import { Name } from '../schema/names.ts'

/** The word of `--browsers` for none of the config's. */
export const noBrowsers = 'none'

/**
 * Browsers of these names that a person will open, for a config.
 *
 * @param taken names that the config uses, whether those browsers take part or not: their numbers are followed under them
 * @throws CrosslaneError `inviteName`
 */
export const invited = (names: readonly string[], taken: readonly string[]): Config['browsers'] => {
  for (const [index, name] of names.entries()) {
    const parsed = Name.safeParse(name)
    if (!parsed.success) throw problem('inviteName', name, parsed.error.issues[0]?.message ?? 'is no name')
    if (taken.includes(name)) throw problem('inviteName', name, 'is a browser of the config')
    if (names.indexOf(name) !== index) throw problem('inviteName', name, 'is named twice')
  }
  return Object.fromEntries(names.map((name) => [name, BrowserChoice.parse({ driver: 'manual' })]))
}
