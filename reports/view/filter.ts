/** What of a run is shown, by id; an empty list is everything. */
export interface Filter {
  readonly browsers: readonly string[]
  readonly crates: readonly string[]
  readonly variants: readonly string[]
  readonly metrics: readonly string[]
}
export type Facet = keyof Filter

/** In the order in which they stand in an address. */
export const facets = ['browsers', 'crates', 'variants', 'metrics'] as const satisfies readonly Facet[]

export const everything: Filter = { browsers: [], crates: [], variants: [], metrics: [] }

export const isEverything = (filter: Filter): boolean => facets.every((facet) => filter[facet].length === 0)

export const isSame = (one: Filter, other: Filter): boolean =>
  facets.every((facet) => one[facet].join(' ') === other[facet].join(' '))
