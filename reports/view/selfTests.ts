import type { RunDocument } from '../../harness/schema/run.ts'
import type { SelfCheck } from '../../harness/schema/selfTest.ts'

/** Stands at every number of a browser that failed its self-test. */
export const doubtMark = '†'

/** Checks that a browser failed; empty where it passed, or where nobody tested it. */
export const failedChecks = ({ selfTests }: RunDocument, browser: string | null): SelfCheck[] =>
  selfTests
    .filter((selfTest) => selfTest.browser === browser)
    .flatMap(({ checks }) => checks.filter(({ status }) => status === 'failed'))

/** `†` where the browser failed its self-test, and nothing otherwise: to be put behind its numbers. */
export const markOf = (document: RunDocument, browser: string | null): typeof doubtMark | '' =>
  failedChecks(document, browser).length > 0 ? doubtMark : ''

/** How a browser's self-test went; `null` where there was none. */
export const selfTestOutcome = (document: RunDocument, browser: string | null): 'passed' | 'failed' | null =>
  document.selfTests.some((selfTest) => selfTest.browser === browser)
    ? failedChecks(document, browser).length > 0
      ? 'failed'
      : 'passed'
    : null

/** Why the numbers of a browser are marked: `Tier-up: warm code is no faster than cold. Close the debugger.` */
export const checkInWords = ({ title, found, hint }: SelfCheck): string =>
  [`${title}: ${found.replace(/[.\s]+$/, '')}.`, hint].filter((part) => part !== '').join(' ')
