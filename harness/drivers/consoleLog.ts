/** More than this of a page's console helps nobody, and a page that logs in a loop must not fill the memory. */
const maxEntries = 200
const maxLength = 2_000

/** Collects what a page writes: the first entries, for the first error is the cause of the others. */
export const consoleLog = () => {
  const entries: string[] = []
  let left = 0
  return {
    add: (entry: string): void => {
      if (entries.length < maxEntries) entries.push(entry.slice(0, maxLength))
      else left++
    },
    entries: (): readonly string[] => (left === 0 ? entries : [...entries, `… and ${left} more`]),
  }
}
