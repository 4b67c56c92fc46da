/**
 * p-values of a family, adjusted so that the chance of even one false finding among all stays below the level they are
 * compared with, however they depend on each other: step-down method of Holm (1979), "A simple sequentially
 * rejective multiple test procedure".
 *
 * @param ps in any order; `null` where there was no test, which does not count as a member of the family
 * @returns in the same order, each at least as large as the one given and at most 1
 */
export const holm = (ps: readonly (number | null)[]): (number | null)[] => {
  const ascending = ps
    .flatMap((p, index) => (p === null ? [] : [{ p, index }]))
    .toSorted((first, second) => first.p - second.p)
  const adjusted: (number | null)[] = ps.map(() => null)
  let largest = 0
  ascending.forEach(({ p, index }, smaller) => {
    // A p-value that passes only if all smaller ones pass can never be adjusted to less than they are.
    largest = Math.max(largest, Math.min(1, (ascending.length - smaller) * p))
    adjusted[index] = largest
  })
  return adjusted
}
