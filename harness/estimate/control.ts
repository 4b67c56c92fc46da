import type { RunStarted } from '../schema/journal.ts'
import type { Artefact, Benchmark, Manifest } from '../schema/manifest.ts'
import type { Control } from '../schema/control.ts'
import type { Estimate, Ratio } from '../schema/run.ts'

type Controlled = Pick<RunStarted, 'control' | 'manifest'>

/** Variants that are a control's: nobody asks how fast those are, only how fast others are against them. */
const controlIds = ({ control }: Pick<RunStarted, 'control'>): ReadonlySet<string> =>
  new Set(Object.values(control?.ids ?? {}))

/** What was measured, without the control. */
export const withoutControl = (run: Controlled): { isControl: (variant: string) => boolean; manifest: Manifest } => {
  const ids = controlIds(run)
  const isControl = (variant: string): boolean => ids.has(variant)
  const own = ({ variant }: Artefact): boolean => !isControl(variant)
  const { manifest } = run
  return {
    isControl,
    manifest: {
      ...manifest,
      benchmarks: manifest.benchmarks.map((benchmark): Benchmark => ({
        ...benchmark,
        variants: benchmark.variants.filter((variant) => !isControl(variant)),
      })),
      artefacts: manifest.artefacts.filter(own),
    },
  }
}

/** The control as run documents have it. */
export const controlOf = ({ control, manifest }: Controlled): Control | null => {
  if (control === null) return null
  const { ref, commit, ids } = control
  const modules = Object.entries(ids).flatMap(([variant, id]) =>
    manifest.artefacts
      .filter((artefact) => artefact.variant === id)
      .map(({ crate, sha256 }) => ({ crate, variant, sha256 })),
  )
  return { ref, commit, modules }
}

const cellOf = ({ benchmark, browser, variant, metric }: Estimate): string =>
  JSON.stringify([benchmark, browser, variant, metric])

/** Estimates with what they are against their control. @param held the same cells, whose ratios are against the control */
export const withHeld = (estimates: readonly Estimate[], held: readonly Estimate[]): Estimate[] => {
  const ratios = new Map<string, Ratio | null>(held.map((estimate) => [cellOf(estimate), estimate.ratio]))
  return estimates.map((estimate): Estimate => {
    const own = ratios.get(cellOf(estimate)) ?? null
    return own === null ? estimate : { ...estimate, held: own }
  })
}
