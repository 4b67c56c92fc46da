import type { Visited } from '../schema/journal.ts'
import type { RunDocument } from '../schema/run.ts'

type Said = RunDocument['codeCaches'][number]['said']

const keyOf = (browser: string, benchmark: string, variant: string): string => `${browser}\n${benchmark}\n${variant}`

/** Variants of a visit that were loaded. */
const loadedIn = ({ result }: Visited): string[] =>
  result.variants.filter(({ outcome }) => outcome === 'measured').map(({ variant }) => variant)

/** A hit proves something only if there was never anything else. */
const worst = (all: readonly Said[]): Said =>
  all.find((said) => said === 'rejected') ??
  all.find((said) => said === 'miss') ??
  (all.includes(null) ? null : (all[0] ?? null))

/** What engines said of their code caches in the loads that were watched, one entry for each variant. */
export const codeCachesOf = (visits: readonly Visited[]): RunDocument['codeCaches'] => {
  const rows = visits
    .filter(({ watched, cache }) => watched && cache === 'code')
    .flatMap((visit) =>
      loadedIn(visit).map((variant) => ({
        browser: visit.browser,
        benchmark: visit.benchmark,
        variant,
        said: visit.codeCache,
      })),
    )
  return Map.groupBy(rows, ({ browser, benchmark, variant }) => keyOf(browser, benchmark, variant))
    .values()
    .map((own) => ({ ...(own[0] as (typeof own)[number]), said: worst(own.map(({ said }) => said)) }))
    .toArray()
}

/** The visits without those loads from the code cache of which the engine has not said that they were any. */
export const withProof = (visits: readonly Visited[], codeCaches: RunDocument['codeCaches']): Visited[] => {
  const proved = new Set(
    codeCaches
      .filter(({ said }) => said === 'hit')
      .map(({ browser, benchmark, variant }) => keyOf(browser, benchmark, variant)),
  )
  return visits.filter(
    (visit) =>
      visit.watched ||
      visit.cache !== 'code' ||
      loadedIn(visit).every((variant) => proved.has(keyOf(visit.browser, visit.benchmark, variant))),
  )
}
