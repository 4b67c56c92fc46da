import type { Package } from './workspace.ts'

/** Name of the cargo feature that gives a module an allocator that counts. */
const feature = 'counting'

/**
 * What cargo has to turn on so that the crate's allocator counts: the crate's own feature `counting`, or that of a package
 * of the same workspace that it depends on by path, as our own crates depend on `support`. `null`: it has none, and
 * nothing can be done for it from outside, because the allocator is chosen where the module is compiled.
 */
export const countingFeature = (crate: Package, packages: readonly Package[]): string | null => {
  if (crate.features.includes(feature)) return feature
  const counts = packages.find(
    ({ folder, features }) => crate.pathDependencies.includes(folder) && features.includes(feature),
  )
  return counts === undefined ? null : `${counts.name}/${feature}`
}

/** What such a module exports besides the rest, each `() -> u32`. */
export const countingExports = ['bench_alloc_live', 'bench_alloc_peak', 'bench_alloc_count'] as const
