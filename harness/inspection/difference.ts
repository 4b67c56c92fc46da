/** The bytes of something in two modules; 0 where it is not in one. */
export interface Change {
  readonly name: string
  readonly first: number
  readonly second: number
}

interface Sized {
  readonly name: string | null
  readonly bytes: number
}

const change = ({ first, second }: Change): number => second - first

/**
 * What takes up how much in each of two modules, by name, in the order in which names first occur. Equal names count together: a module can have
 * several sections of a name, and a generic function several instances. What has no name cannot be found in the other module: it is left out.
 */
export const changes = (first: readonly Sized[], second: readonly Sized[]): Change[] => {
  const byName = new Map<string, { name: string; first: number; second: number }>()
  const add = (side: 'first' | 'second', items: readonly Sized[]): void => {
    for (const { name, bytes } of items) {
      if (name === null) continue
      const row = byName.get(name) ?? { name, first: 0, second: 0 }
      row[side] += bytes
      byName.set(name, row)
    }
  }
  add('first', first)
  add('second', second)
  return [...byName.values()]
}

/** Those that differ, the largest differences first. */
export const largestChanges = (all: readonly Change[]): Change[] =>
  all
    .filter((each) => change(each) !== 0)
    .toSorted((one, other) => Math.abs(change(other)) - Math.abs(change(one)) || (one.name < other.name ? -1 : 1))

/** What has no name: how many, and their bytes. */
export const unnamed = (items: readonly Sized[]): { readonly count: number; readonly bytes: number } => {
  const nameless = items.filter(({ name }) => name === null)
  return { count: nameless.length, bytes: nameless.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** Whether what has no name makes up more than half. */
export const isNameless = (items: readonly Sized[]): boolean =>
  2 * unnamed(items).bytes > items.reduce((sum, { bytes }) => sum + bytes, 0)

/** The functions that differ, the largest differences first; `null` where they cannot be told from each other, because one of the modules is nameless. */
export const functionChanges = (first: readonly Sized[], second: readonly Sized[]): Change[] | null =>
  isNameless(first) || isNameless(second) ? null : largestChanges(changes(first, second))
