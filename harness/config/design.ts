import { problem } from '../errors.ts'
import type { Design, Stop } from '../schema/config.ts'

/** What of the command line changes the layout of the run. */
export interface DesignOptions {
  /** A share; the margin of the config when left out. */
  readonly threshold?: number | undefined
  readonly blocks?: number | undefined
  readonly untilDecided: boolean
  /** A share: 0.005 stops at ± 0.5 %. */
  readonly precision?: number | undefined
  readonly timeMs?: number | undefined
  /** What to do about a noisy machine. */
  readonly env?: Design['env'] | undefined
  /** What is measured. */
  readonly measure?: Design['measure'] | undefined
  /** States of the caches that loads are measured in. */
  readonly caches?: Design['caches'] | undefined
  /** `null`: none, whatever the config says. */
  readonly network?: Design['network'] | undefined
}

const stopsOf = ({ untilDecided, precision, timeMs }: DesignOptions): [string, Stop][] => [
  ...(untilDecided ? [['--until-decided', { when: 'decided' }] satisfies [string, Stop]] : []),
  ...(precision === undefined
    ? []
    : [['--precision', { when: 'precision', share: precision }] satisfies [string, Stop]]),
  ...(timeMs === undefined ? [] : [['--time', { when: 'time', timeMs }] satisfies [string, Stop]]),
]

/** Caches and networks are a matter of loads; a run that the clock or the results end is one for speed-ups, and loads would eat its time. */
const measureOf = ({ measure }: Design, stop: Stop, options: DesignOptions): Design['measure'] => {
  if (options.measure) return options.measure
  if (options.caches || options.network) return measure.includes('load') ? measure : [...measure, 'load']
  return stop.when === 'blocks' ? measure : measure.filter((protocol) => protocol !== 'load')
}

/**
 * The design with what the command line says instead; a number of blocks alone ends the run after that many.
 *
 * @throws CrosslaneError `manyStops`
 */
export const designWith = (design: Design, options: DesignOptions): Design => {
  const { blocks, threshold = design.margin, env = design.env } = options
  const stops = stopsOf(options)
  if (stops.length > 1)
    throw problem(
      'manyStops',
      stops.map(([option]) => option),
    )
  const stop = stops[0]?.[1] ?? (blocks === undefined ? design.stop : ({ when: 'blocks' } as const))
  // A difference beyond the threshold must not be called none.
  return {
    ...design,
    env,
    stop,
    blocks: blocks ?? design.blocks,
    margin: Math.min(design.margin, threshold),
    measure: measureOf(design, stop, options),
    caches: options.caches ?? design.caches,
    network: options.network === undefined ? design.network : options.network,
  }
}
