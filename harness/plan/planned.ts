import type { Design } from '../schema/config.ts'
import type { Manifest } from '../schema/manifest.ts'
import { protocolsFor, type Visitable } from './protocols.ts'

/** Benchmarks with those of their variants that were built, and what each is visited for; where the baseline was not built, the others have times but no ratio. */
export const plannedBenchmarks = (
  { benchmarks, artefacts }: Pick<Manifest, 'benchmarks' | 'artefacts'>,
  design: Pick<Design, 'measure'>,
): Visitable[] =>
  benchmarks.map(({ id, crate, kind, capacity, variants, measure }) => ({
    id,
    variants: variants.filter((variant) =>
      artefacts.some((built) => built.crate === crate && built.variant === variant),
    ),
    protocols: protocolsFor(kind, measure ?? design.measure).filter(
      (protocol) => protocol !== 'capacity' || capacity !== null,
    ),
  }))
