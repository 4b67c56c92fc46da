import { type Facet, facets, type Filter } from '../../view/filter.ts'

const keys: Readonly<Record<Facet, string>> = {
  browsers: 'browser',
  crates: 'crate',
  variants: 'variant',
  metrics: 'metric',
}

/** A place in the page and what of the run it shows: what the fragment of its address says. */
export interface Place {
  /** Id of an element; empty: the top. */
  readonly anchor: string
  readonly filter: Filter
}

/** `speed-up?browser=firefox&crate=dot-f32&crate=mandelbrot`: what stands behind `#`. */
export const fragmentOf = ({ anchor, filter }: Place): string => {
  const query = new URLSearchParams()
  for (const facet of facets) for (const id of filter[facet]) query.append(keys[facet], id)
  const asked = query.toString()
  const place = encodeURIComponent(anchor)
  return asked === '' ? place : `${place}?${asked}`
}

/** An address that somebody cut in the middle of a sign names no place. */
const decoded = (anchor: string): string => {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return ''
  }
}

/** Reads a fragment, without its `#`. Names that `known` does not have are left out: an address may be older than the report. */
export const placeOf = (fragment: string, known: Filter): Place => {
  const [anchor = '', ...rest] = fragment.split('?')
  const query = new URLSearchParams(rest.join('?'))
  const named = (facet: Facet): string[] => known[facet].filter((id) => query.getAll(keys[facet]).includes(id))
  return {
    anchor: decoded(anchor),
    filter: {
      browsers: named('browsers'),
      crates: named('crates'),
      variants: named('variants'),
      metrics: named('metrics'),
    },
  }
}
