import type { FeatureReach, Reach } from '../../harness/schema/reach.ts'
import { cratesOf } from '../charts/sizes.ts'
import { list } from '../format/list.ts'
import type { VariantView } from './variants.ts'
import type { View } from './view.ts'

/** The share of users that a module should run for. */
export const reachTarget = 0.95

export const isBelowTarget = ({ share }: Reach): boolean => share < reachTarget

/** A share of users as `96.2 %`; with more digits where 95.0 % would hide that it is less. */
export const shareOfUsers = (share: number): string => {
  const digits = [1, 2, 3, 4].find(
    (count) => Number((share * 100).toFixed(count)) / 100 < reachTarget === share < reachTarget,
  )
  return `${(share * 100).toFixed(digits ?? 4)} %`
}

/** The features that keep users out: those with a share below the target or, where there is none, the one that fewest have. */
export const limitingFeatures = ({ features }: Reach): readonly FeatureReach[] => {
  const shareOf = ({ share }: FeatureReach): number => share ?? 1
  const wasm = features.find(({ feature }) => feature === 'wasm')
  const known = features.filter(({ feature, share }) => feature !== 'wasm' && share !== null)
  const lowest = Math.min(...known.map(shareOf))
  const below = known.filter((feature) => shareOf(feature) < reachTarget)
  if (below.length > 0) return below
  return known.filter((feature) => shareOf(feature) === lowest && lowest < (wasm?.share ?? 1))
}

/** A built module whose reach is known. */
export interface Reaching {
  readonly crate: string
  readonly variant: VariantView
  readonly reach: Reach
}

/** Every module of the run whose reach is known, crate by crate. */
export const reachingOf = (view: View): Reaching[] =>
  cratesOf(view).flatMap((crate) =>
    view.variants.flatMap((variant) => {
      const own = ({ crate: name, variant: id }: { crate: string; variant: string }) =>
        name === crate && id === variant.id
      const reach = view.document.artefacts.find(own)?.reach ?? null
      return reach === null ? [] : [{ crate, variant, reach }]
    }),
  )

/** A line for each variant that too few users can run: `relaxed runs for at most 78.5 % of users …`. */
export const belowTarget = (view: View): string[] => {
  const all = reachingOf(view)
  return view.variants.flatMap((variant) => {
    const own = all.filter((reaching) => reaching.variant === variant)
    const below = own.filter(({ reach }) => isBelowTarget(reach))
    if (below.length === 0) return []
    const shares = below.map(({ reach }) => reach.share)
    const ends = new Set([Math.min(...shares), Math.max(...shares)].map(shareOfUsers))
    const features = new Set(below.flatMap(({ reach }) => limitingFeatures(reach).map(({ feature }) => feature)))
    const crates = below.length === own.length ? 'every crate' : list(below.map(({ crate }) => crate))
    const why = features.size === 0 ? '' : ` (${[...features].join(', ')})`
    return [
      `reach: at most ${[...ends].join(' to ')} of users are known to have a browser that runs ${variant.id}${why} of ${crates}; the target is ${reachTarget * 100} %`,
    ]
  })
}
