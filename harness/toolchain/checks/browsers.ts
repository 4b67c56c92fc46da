import type { Config } from '../../schema/config.ts'
import { type FindBrowsers, unknownBrowserState } from '../findBrowsers.ts'
import type { Check } from './check.ts'

/** A row for each browser of the config. Only when none at all is there can nothing be measured. */
export const browserChecks = (config: Config, findBrowsers: FindBrowsers): readonly Check[] => {
  let search: ReturnType<FindBrowsers> | undefined
  return Object.keys(config.browsers).map((id) => ({
    id: `browser-${id}`,
    title: id,
    run: async () => {
      const all = await (search ??= findBrowsers())
      const state = all[id] ?? unknownBrowserState
      if (!state.ok) {
        const others = Object.values(all).some(({ ok }) => ok)
        return { status: others ? 'warn' : 'fail', found: state.why, hint: state.hint }
      }
      const { name, version, binary, how } = state.found.facts
      return { status: 'ok', found: [`${name} ${version}`, binary, how].filter(Boolean).join(', ') }
    },
  }))
}
