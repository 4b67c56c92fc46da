import type { Estimate, RunDocument } from '../../harness/schema/run.ts'

/** Of a row of values, in their order: the places of the smallest, the middle and the largest one. */
const telling = (values: readonly number[]): number[] => {
  const inOrder = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  return [inOrder[0], inOrder[inOrder.length >> 1], inOrder.at(-1)].filter((index) => index !== undefined)
}

/**
 * The places of about `most` values that stand for all: equal stretches in a row, and of each the smallest, the middle and the
 * largest value, so that neither the level nor a single outlier of it is hidden. Ascending.
 */
export const standIns = (values: readonly number[], most: number): number[] => {
  if (values.length <= most) return values.map((_, index) => index)
  const stretches = Math.max(1, Math.floor(most / 3))
  const chosen = Array.from({ length: stretches }, (_, stretch) => {
    const from = Math.floor((stretch * values.length) / stretches)
    const to = Math.floor(((stretch + 1) * values.length) / stretches)
    return telling(values.slice(from, to)).map((index) => from + index)
  })
  return [...new Set(chosen.flat())].toSorted((a, b) => a - b)
}

/** Visits of a browser that the canary's chart has: more dots than that hide each other. */
const mostVisits = 1200

/** Points that a page has room for, all estimates together. */
const roomForPoints = 60_000

/** How many points an estimate keeps: of what is drawn, and of what only has a number. */
interface Most {
  readonly drawn: number
  readonly others: number
}

/** From as many as a chart can show down to as few as tell a stretch from another; never below twice those that an interval takes. */
const levels: readonly Most[] = [
  { drawn: 240, others: 240 },
  { drawn: 240, others: 12 },
  { drawn: 120, others: 12 },
  { drawn: 60, others: 12 },
]
/** Where there is no room even for the last of them. */
const fewest: Most = { drawn: 30, others: 12 }

/** The most that there is room for. */
const mostFor = (estimates: readonly Estimate[], isDrawn: (estimate: Estimate) => boolean): Most => {
  const fits = ({ drawn, others }: Most): boolean =>
    estimates.reduce(
      (sum, estimate) => sum + Math.min(estimate.points.length, isDrawn(estimate) ? drawn : others),
      0,
    ) <= roomForPoints
  return levels.find(fits) ?? fewest
}

/** Blocks that stand for all in every variant of a cell: those of its own stand-ins, so that a row of the table has them all. */
const keptBlocks = (cell: readonly Estimate[], most: number): ReadonlySet<number> => {
  const each = Math.max(3, Math.floor(most / cell.length))
  return new Set(
    cell.flatMap(({ points }) =>
      standIns(
        points.map(({ value }) => value),
        each,
      ).flatMap((index) => points[index]?.block ?? []),
    ),
  )
}

/**
 * Significant digits of a single visit, a hundred times finer than visits agree, and of an estimate. A number is written with
 * seventeen otherwise, and noise cannot be compressed: they would be most of the file.
 */
const [visitDigits, estimateDigits] = [5, 9] as const

/** The same with all of its numbers rounded, however deep they stand; whole numbers stay. */
const rounded = <Value>(value: Value, digits: number): Value => {
  if (typeof value === 'number')
    return (Number.isInteger(value) ? value : Number(value.toPrecision(digits))) as typeof value
  if (Array.isArray(value)) return value.map((item) => rounded(item, digits)) as typeof value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item, digits)])) as typeof value
}

const thinPoints = ({ estimates, metrics }: RunDocument): Estimate[] => {
  const headline = Object.values(metrics).find(({ group }) => group === 'throughput')?.id
  const isDrawn = ({ metric }: Estimate): boolean => metric === headline
  const { drawn, others } = mostFor(estimates, isDrawn)
  const mostOf = (estimate: Estimate): number => (isDrawn(estimate) ? drawn : others)
  const keyOf = ({ benchmark, browser, metric }: Estimate): string => JSON.stringify([benchmark, browser, metric])
  const kept = new Map(
    [...Map.groupBy(estimates, keyOf)].flatMap(([key, cell]) =>
      cell.some((estimate) => estimate.points.length > mostOf(estimate))
        ? [[key, keptBlocks(cell, Math.max(...cell.map(mostOf)))] as const]
        : [],
    ),
  )
  return estimates.map((estimate) => {
    const blocks = kept.get(keyOf(estimate))
    const { points: all, ...numbers } = estimate
    const points = blocks === undefined ? all : all.filter(({ block }) => blocks.has(block))
    return {
      ...rounded(numbers, estimateDigits),
      points: rounded(points, visitDigits),
      ...(blocks !== undefined && { pointsInAll: all.length }),
    }
  })
}

/** Visits of blocks that were measured again all stay: which of them count is told by which came last. */
const thinCanary = ({ canary, redone }: RunDocument): RunDocument['canary'] => {
  const again = new Set(redone.map(({ browser, block }) => JSON.stringify([browser, block])))
  const numbered = canary.map((visit, index) => ({ ...visit, number: index + 1 }))
  const kept = [...Map.groupBy(numbered, ({ browser }) => browser).values()].flatMap((visits) => {
    const chosen = new Set(
      standIns(
        visits.map(({ ns }) => ns ?? 0),
        mostVisits,
      ),
    )
    return visits.filter(
      ({ browser, block }, index) => chosen.has(index) || again.has(JSON.stringify([browser, block])),
    )
  })
  const shown = kept.length === canary.length ? canary : kept.toSorted((one, other) => one.number - other.number)
  return rounded(shown, visitDigits)
}

/**
 * A run as a page can hold it, however long it was: of very many visits it keeps some that stand for all, says of how many
 * (`pointsInAll`, `canaryInAll`), and rounds what nobody measured. Estimates and verdicts are those of all visits. Pure.
 */
export const thin = (run: RunDocument): RunDocument => {
  const canary = thinCanary(run)
  return {
    ...run,
    estimates: thinPoints(run),
    canary,
    ...(canary.length < run.canary.length && { canaryInAll: run.canary.length }),
  }
}
