import { readAmount, unitsOf } from '../check/amount.ts'
import { fitsAny, patternsOf } from '../check/pattern.ts'
import { problem } from '../errors.ts'
import type { Budget } from '../schema/budget.ts'
import type { Limit } from '../schema/limit.ts'
import { MetricFacts } from '../schema/metric.ts'
import { type Nameable, requireNames } from './nameable.ts'

const limitOf = (budget: Budget, index: number, metric: MetricFacts): Limit => {
  const { most, least, speedup, level } = budget
  const kind = most !== undefined ? 'most' : least !== undefined ? 'least' : 'speedup'
  const written = most ?? least ?? speedup ?? 0
  const amount = kind === 'speedup' ? Number(written) : readAmount(written, metric.unit)
  if (amount === null) throw problem('budgetAmount', index, String(written), metric.id, unitsOf(metric.unit))
  return {
    budget: index,
    metric: MetricFacts.parse(metric),
    crates: [...patternsOf(budget.crates)],
    variants: [...patternsOf(budget.variants)],
    browsers: [...patternsOf(budget.browsers)],
    kind,
    amount,
    written,
    level,
  }
}

/** Budgets as limits, one for each metric that they are about. @throws CrosslaneError `idleName`, `budgetAmount` */
export const limitsOf = (budgets: readonly Budget[], known: Nameable): Limit[] =>
  budgets.flatMap((budget, index) => {
    requireNames(`budgets[${index}]`, { ...budget, metrics: budget.metric }, known)
    const metrics = patternsOf(budget.metric)
    return known.metrics.filter(({ id }) => fitsAny(metrics, [id])).map((metric) => limitOf(budget, index, metric))
  })
