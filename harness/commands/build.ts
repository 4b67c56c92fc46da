import { resolve } from 'node:path'
import { quantity } from '../../reports/format/quantity.ts'
import { build } from '../build/index.ts'
import { buildOptions } from '../buildOptions.ts'
import { loadConfig } from '../config/load.ts'
import { select } from '../config/select.ts'
import { requireBenchmarks, suitesAsked } from '../config/suites.ts'
import type { Exit } from '../errors.ts'
import type { Manifest } from '../schema/manifest.ts'
import { requireToolchain } from '../toolchain/requireToolchain.ts'
import type { Context } from './context.ts'
import { progress } from './progress.ts'

export interface BuildCommandOptions {
  readonly config?: string | undefined
  readonly crates?: readonly string[] | undefined
  /** Ids of suites. */
  readonly suite?: readonly string[] | undefined
  readonly variants?: readonly string[] | undefined
  readonly json: boolean
}

const table = ({ artefacts }: Manifest): string[] => {
  const rows = artefacts.map(({ crate, variant, sizes, simdInstructions, features }) => [
    crate,
    variant,
    quantity(sizes.raw, 'bytes'),
    quantity(sizes.brotli, 'bytes'),
    String(simdInstructions),
    features.join(' '),
  ])
  const all = [['crate', 'variant', 'size', 'brotli', 'SIMD instructions', 'features'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** `crosslane build` */
export const buildCommand = async (options: BuildCommandOptions, context: Context): Promise<Exit> => {
  const loaded = await loadConfig(context.folder, options.config)
  const config = select(loaded.config, { variants: options.variants })
  const { signal } = context
  const { crates } = options
  const suites = suitesAsked(config, options)
  const { emit, end } = progress(context)
  const toolchain = await requireToolchain(context.world, config)
  const { manifest, folder } = await build(
    buildOptions({ ...loaded, config }, { crates, suites, toolchain, signal, emit }),
  )
  end()
  requireBenchmarks(suites, manifest.benchmarks)
  if (options.json) context.out(`${JSON.stringify(manifest, null, 2)}\n`)
  else for (const line of table(manifest)) context.out(`${line}\n`)
  context.err(`\nManifest: ${resolve(folder, 'manifest.json')}\n`)
  return manifest.failures.length > 0 ? 'runFailed' : 'good'
}
