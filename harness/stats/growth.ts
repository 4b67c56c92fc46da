/** Whether the value after the last round is above that of two rounds before: memory grows in pages, not in every round. */
export const grewLately = (values: readonly number[]): boolean =>
  values.length >= 3 && (values.at(-1) as number) > (values.at(-3) as number)

/** The values of the last two rounds, of the two before, and before them of all others. */
const stretches = (values: readonly number[]) => [values.slice(0, -4), values.slice(-4, -2), values.slice(-2)]

/**
 * Whether what was read after each of several equal rounds keeps growing: the highest value of the last two rounds is above
 * that of the two before, and that above all earlier ones. Not fooled by what is filled once, nor by what goes up and down.
 * Says no for fewer than five rounds.
 */
export const keepsGrowing = (values: readonly number[]): boolean => {
  if (values.length < 5) return false
  const [early, before, last] = stretches(values).map((own) => Math.max(...own)) as [number, number, number]
  return last > before && before > early
}
