import { readAmount, unitsOf } from '../check/amount.ts'
import { fits, fitsAny } from '../check/pattern.ts'
import { problem } from '../errors.ts'
import type { Budget } from '../schema/budget.ts'
import type { Limit } from '../schema/limit.ts'
import { MetricFacts } from '../schema/metric.ts'

/** What the names and patterns of budgets may mean. */
export interface Nameable {
  readonly metrics: readonly MetricFacts[]
  /** Crates and benchmarks; `null`, here and below: nobody here knows all of them. */
  readonly crates: readonly string[] | null
  readonly variants: readonly string[] | null
  /** Browsers of the config and engines. */
  readonly browsers: readonly string[] | null
}

const list = (names: string | readonly string[]): readonly string[] => [names].flat() as readonly string[]

const limitOf = (budget: Budget, index: number, metric: MetricFacts): Limit => {
  const { most, least, speedup, level } = budget
  const kind = most !== undefined ? 'most' : least !== undefined ? 'least' : 'speedup'
  const written = most ?? least ?? speedup ?? 0
  const amount = kind === 'speedup' ? Number(written) : readAmount(written, metric.unit)
  if (amount === null) throw problem('budgetAmount', index, String(written), metric.id, unitsOf(metric.unit))
  return {
    budget: index,
    metric: MetricFacts.parse(metric),
    crates: [...list(budget.crates)],
    variants: [...list(budget.variants)],
    browsers: [...list(budget.browsers)],
    kind,
    amount,
    written,
    level,
  }
}

/** A pattern that fits nothing there is would be a budget that never fires. */
const requireFits = (
  index: number,
  what: string,
  patterns: readonly string[],
  known: readonly string[] | null,
): void => {
  if (known === null) return
  const idle = patterns.find((pattern) => !known.some((name) => fits(pattern, name)))
  if (idle !== undefined) throw problem('budgetName', index, what, idle, known)
}

/** Budgets as limits, one for each metric that they are about. @throws CrosslaneError `budgetName`, `budgetAmount` */
export const limitsOf = (budgets: readonly Budget[], known: Nameable): Limit[] =>
  budgets.flatMap((budget, index) => {
    const metrics = list(budget.metric)
    requireFits(
      index,
      'metric',
      metrics,
      known.metrics.map(({ id }) => id),
    )
    requireFits(index, 'crate', list(budget.crates), known.crates)
    requireFits(index, 'variant', list(budget.variants), known.variants)
    requireFits(index, 'browser', list(budget.browsers), known.browsers)
    return known.metrics.filter(({ id }) => fitsAny(metrics, [id])).map((metric) => limitOf(budget, index, metric))
  })
