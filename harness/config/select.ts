import { problem } from '../errors.ts'
import type { Config } from '../schema/config.ts'

/** What the user asked for on the command line; `undefined` is everything. */
export interface Selection {
  readonly browsers?: readonly string[] | undefined
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

/** The config with only the browsers and variants that were asked for. The baseline stays: without it nothing can be compared. */
export const select = (config: Config, { browsers, variants }: Selection): Config => ({
  ...config,
  browsers: pick(config.browsers, browsers, 'unknownBrowser'),
  variants:
    variants === undefined
      ? config.variants
      : asked(pick(config.variants, [config.baseline, ...variants], 'unknownVariant')),
})
