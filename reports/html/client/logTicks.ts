const nice = [0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128]
const between = [0.75, 1.5, 3, 6, 12]

/** Ticks of a speed-up axis: powers of two, with steps between where the range is short and there is room. */
export const logTicks = (min: number, max: number, pixels: number): number[] => {
  const inside = (values: readonly number[]) => values.filter((value) => value >= min && value <= max)
  const fine = [...inside(nice), ...inside(between)].toSorted((a, b) => a - b)
  return fine.length * 44 <= pixels ? fine : inside(nice)
}
