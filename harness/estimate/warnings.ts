import type { RunStarted, Visited, Warning } from '../schema/journal.ts'
import type { SelfTest } from '../schema/selfTest.ts'

/** Steps of a page's clock that are coarser than this, in ms, come from a page that is not isolated. */
const coarseClockMs = 0.1

const warning = (code: string, message: string, hint: string, about: { readonly browser?: string } = {}): Warning => ({
  code,
  message,
  hint,
  browser: about.browser ?? null,
  benchmark: null,
})

const ofBrowser = (browser: string, visits: readonly Visited[]): Warning[] => {
  const found: Warning[] = []
  const clocks = visits.map(({ result }) => result.clock)
  if (clocks.some(({ secureContext }) => !secureContext)) {
    found.push(
      warning(
        'not-secure',
        'Pages came over plain http from another machine. Browsers give such pages a coarse clock and no threads.',
        'Samples were made longer to make up for it. docs/measure-in-this-browser.md says how a phone gets a fine clock.',
        { browser },
      ),
    )
  } else if (clocks.some(({ crossOriginIsolated }) => !crossOriginIsolated)) {
    found.push(
      warning(
        'not-isolated',
        'Pages were not cross-origin isolated, so their clock is coarse.',
        'Something between crosslane and the browser removes the COOP and COEP headers: a proxy or an extension.',
        { browser },
      ),
    )
  }
  const coarsest = Math.max(...clocks.map(({ stepMs }) => stepMs))
  if (coarsest > coarseClockMs) {
    found.push(
      warning(
        'coarse-clock',
        `The clock moves in steps of ${coarsest} ms: load phases shorter than ${5 * coarsest} ms cannot be told apart.`,
        'Samples were made longer to make up for it; for load phases use a browser with a finer clock.',
        { browser },
      ),
    )
  }
  if (clocks.some(({ visible }) => !visible)) {
    found.push(
      warning(
        'hidden',
        'A page was hidden while it measured; browsers slow hidden pages down.',
        'Leave the window in front, and repeat the run.',
        { browser },
      ),
    )
  }
  return found
}

/** Benchmarks of which some variant was unsteady in more than half of the visits to a browser. */
const unsteady = (browser: string, visits: readonly Visited[]): Warning[] => {
  const often = Map.groupBy(visits, ({ benchmark }) => benchmark)
    .entries()
    .filter(([, own]) => {
      const bad = own.filter(({ result }) =>
        result.variants.some((variant) => variant.outcome === 'measured' && variant.warmUp?.steady === false),
      )
      return bad.length > own.length / 2
    })
    .map(([benchmark]) => benchmark)
    .toArray()
  if (often.length === 0) return []
  return [
    warning(
      'never-steady',
      `Still getting faster at the end of the warm-up, in most visits: ${often.toSorted().join(', ')}.`,
      'On a busy machine, wait until it is quiet. Otherwise allow more time in crosslane.config.ts: design.sampling.warmUpMaxMs.',
      { browser },
    ),
  ]
}

/** What a browser's self-tests found wrong with it: reason to doubt every number of it. */
export const doubts = ({ browser, checks }: SelfTest): Warning[] =>
  checks
    .filter(({ status }) => status === 'failed')
    .map(({ id, title, found, hint }) =>
      warning(`self-test-${id}`, `The self-test "${title}" failed: ${found.replace(/\.$/, '')}.`, hint, { browser }),
    )

/** What a reader must know before believing the numbers, as far as the journal tells. */
export const warnings = (
  run: RunStarted,
  visits: readonly Visited[],
  selfTests: readonly SelfTest[],
  truncated: boolean,
): Warning[] => {
  const { loadAverage, cores } = run.environment
  const found: Warning[] = []
  if (loadAverage > cores / 2) {
    found.push(
      warning(
        'busy-machine',
        `The machine was busy when the run started: load average ${loadAverage.toFixed(2)} on ${cores} cores.`,
        'Intervals will be wide. Repeat the run when nothing else is running.',
      ),
    )
  }
  if (truncated) {
    found.push(
      warning(
        'truncated',
        'The last line of the journal is incomplete and was left out.',
        'One visit is missing. Nothing needs to be done.',
      ),
    )
  }
  for (const selfTest of selfTests) found.push(...doubts(selfTest))
  for (const [browser, own] of Map.groupBy(visits, (visit) => visit.browser)) {
    found.push(...ofBrowser(browser, own), ...unsteady(browser, own))
  }
  return found
}
