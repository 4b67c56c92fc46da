import { problem } from '../errors.ts'
import type { Config } from '../schema/config.ts'
import { invited, noBrowsers } from './invite.ts'

/** What the user asked for on the command line; `undefined` is everything. */
export interface Selection {
  readonly browsers?: readonly string[] | undefined
  /** Names of browsers besides those of the config, which a person will open. */
  readonly invite?: readonly string[] | undefined
  readonly variants?: readonly string[] | undefined
}

const pick = <Value>(
  all: Readonly<Record<string, Value>>,
  wanted: readonly string[] | undefined,
  code: 'unknownBrowser' | 'unknownVariant',
): Record<string, Value> => {
  const known = Object.keys(all)
  for (const name of wanted ?? []) if (!known.includes(name)) throw problem(code, name, known)
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted === undefined || wanted.includes(name)))
}

/** Who names a variant has asked for it. */
const asked = (variants: Config['variants']): Config['variants'] =>
  Object.fromEntries(Object.entries(variants).map(([id, variant]) => [id, { ...variant, optIn: false }]))

/** Those of the config that were asked for, and those that are invited: without the others where the word is none. */
const browsersOf = ({ browsers: all }: Config, { browsers, invite = [] }: Selection): Config['browsers'] => {
  const isNone = invite.length > 0 && browsers?.length === 1 && browsers[0] === noBrowsers && !(noBrowsers in all)
  return { ...pick(all, isNone ? [] : browsers, 'unknownBrowser'), ...invited(invite, Object.keys(all)) }
}

/** The config with only the browsers and variants that were asked for. The baseline stays: without it nothing can be compared. */
export const select = (config: Config, selection: Selection): Config => ({
  ...config,
  browsers: browsersOf(config, selection),
  variants:
    selection.variants === undefined
      ? config.variants
      : asked(pick(config.variants, [config.baseline, ...selection.variants], 'unknownVariant')),
})
