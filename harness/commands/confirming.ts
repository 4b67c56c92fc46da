import type { Comparison } from '../compare/comparison.ts'
import { designWith } from '../config/design.ts'
import type { LoadedConfig } from '../config/load.ts'
import { select } from '../config/select.ts'
import type { Emit } from '../events.ts'
import { metrics } from '../metrics/index.ts'
import type { Inquiry } from '../nightly/inquire.ts'
import type { PreparedNight } from '../nightly/prepareNight.ts'
import { shortSha } from '../../reports/format/commit.ts'
import { crateOf } from '../../reports/format/crateOf.ts'
import { list } from '../../reports/format/list.ts'
import type { Design } from '../schema/config.ts'
import type { Toolchain } from '../toolchain/toolchain.ts'
import { compare } from './comparing.ts'
import type { Context } from './context.ts'

export interface ConfirmingOptions {
  readonly loaded: LoadedConfig
  readonly night: PreparedNight
  readonly required: readonly string[]
  readonly seed: number
  /** Folder of runs, absolute. */
  readonly out: string
  readonly typed: readonly string[]
  readonly toolchain: Toolchain
  readonly emit: Emit
}

/** Beyond this many blocks a suspicion is left to another night. */
const mostBlocks = ({ blocks }: Design): number => Math.max(30, 3 * blocks)

/** Whether something fails is seen in the first visit; the second is for a page that crashed by chance. */
const failingBlocks = 2

/** Only what the suspicion is about: a page for each load, say, would make it long. */
const protocolsFor = (ids: readonly string[], { measure }: Design): Design['measure'] => {
  const isPlain = metrics.every(({ id, group }) => !ids.includes(id) || group === 'throughput' || group === 'size')
  return isPlain ? ['throughput'] : measure
}

/** Measures tonight's commit against one of before in the same visits, until it is decided. */
export const confirming =
  ({ loaded, night, ...parts }: ConfirmingOptions, context: Context) =>
  async ({ before, variant, benchmarks, browsers: named, metrics: judged, fails }: Inquiry): Promise<Comparison> => {
    const { design } = loaded.config
    const { threshold } = loaded.config.nightly
    // A figure that no browser changes needs only one to be had.
    const browsers = named.length > 0 ? named : Object.keys(loaded.config.browsers).slice(0, 1)
    const crates = [...new Set(benchmarks.map(crateOf))]
    const tonight = night.tonight.sha
    // What fails never gets a number that decides.
    const until = fails ? { untilDecided: false, blocks: failingBlocks } : { untilDecided: true }
    context.err(
      `\nSomething moved: measuring ${shortSha(tonight)} against ${shortSha(before)}, ${list(crates)} in ${variant}, before anyone is told.\n`,
    )
    const { comparison } = await compare(
      {
        ...parts,
        loaded,
        subject: { kind: 'refs', a: before, b: tonight, crates, variant },
        design: {
          ...designWith(design, { threshold, ...until, measure: protocolsFor(judged, design) }),
          maxBlocks: mostBlocks(design),
        },
        browsers: select(loaded.config, { browsers }).browsers,
        crates,
        judged,
        threshold,
        includeIdentical: false,
      },
      context,
      parts.emit,
    )
    context.signal.throwIfAborted()
    return comparison
  }
