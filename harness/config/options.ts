import { type Design, quick } from '../schema/config.ts'
import { designWith } from './design.ts'
import type { LoadedConfig } from './load.ts'
import { cachesNamed, protocolsNamed } from './measure.ts'
import { parseNetwork } from './network.ts'
import { select } from './select.ts'

/** What of the command line says what is measured, and how. */
export interface MeasureOptions {
  readonly browsers?: readonly string[] | undefined
  /** Names of browsers that a person will open. */
  readonly invite?: readonly string[] | undefined
  /** How long to wait for them, in ms. */
  readonly wait?: number | undefined
  readonly crates?: readonly string[] | undefined
  readonly variants?: readonly string[] | undefined
  readonly blocks?: number | undefined
  /** In ms. */
  readonly time?: number | undefined
  /** A share: 0.01 is ± 1 %. */
  readonly precision?: number | undefined
  readonly env?: Design['env'] | undefined
  /** Names of protocols. */
  readonly measure?: readonly string[] | undefined
  /** Names of states of the caches. */
  readonly caches?: readonly string[] | undefined
  /** A network by its name or its figures. */
  readonly network?: string | undefined
  readonly quick: boolean
}

/** The config with what the command line says instead. Who names crates in a quick run wants to see what they are for. */
export const withOptions = (loaded: LoadedConfig, options: MeasureOptions): LoadedConfig => {
  const config = select(loaded.config, options)
  const { design } = config
  const named = options.crates ? { measure: design.measure.filter((protocol) => protocol !== 'load') } : {}
  const shortened = options.quick
    ? { ...design, ...quick, ...named, sampling: { ...design.sampling, ...quick.sampling } }
    : design
  const { blocks, precision, time: timeMs, env } = options
  const asked = {
    blocks,
    precision,
    timeMs,
    env,
    measure: options.measure && protocolsNamed(options.measure),
    caches: options.caches && cachesNamed(options.caches),
    network: options.network === undefined ? undefined : parseNetwork(options.network),
    untilDecided: false,
  }
  const measured = designWith(shortened, asked)
  const waiting = options.wait === undefined ? {} : { joinTimeoutMs: options.wait }
  return { ...loaded, config: { ...config, design: { ...measured, ...waiting } } }
}
