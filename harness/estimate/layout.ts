import type { Certificate } from '../schema/certificate.ts'

/** Share by which the layout alone moves what is estimated; 0 where nobody measured it. */
export type LayoutOf = (of: {
  readonly browser: string | null
  readonly benchmark: string
  readonly metric: string
}) => number

/** What this machine's certificate says of layout: the most that rebuilds without a change moved any variant of the benchmark. */
export const layoutFrom =
  (certificate: Certificate | null): LayoutOf =>
  ({ browser, benchmark, metric }) => {
    if (metric !== 'time') return 0
    const spreads = (certificate?.browsers ?? [])
      .filter((certified) => certified.browser.id === browser)
      .flatMap(({ layout }) => layout.filter((kernel) => kernel.benchmark === benchmark))
      .map(({ spread }) => spread)
    return Math.max(0, ...spreads)
  }
