import type { Job } from '../schema/job.ts'
import type { ClockFacts, VisitResult } from '../schema/visit.ts'
import type { Exchange } from './exchange.ts'

/** What a protocol has found; whoever called it adds what is the same for all of them. */
export type Measured = Pick<VisitResult, 'clock' | 'variants'> &
  Partial<Pick<VisitResult, 'rounds' | 'canary' | 'measuredMs' | 'display' | 'quirks'>>

/** What a page does in a visit. Failures of single variants are part of the result; what is thrown is the page's own trouble. */
export type RunProtocol<Kind extends Job['protocol']> = (
  job: Extract<Job, { protocol: Kind }>,
  server: Pick<Exchange, 'progress' | 'checkpoint'>,
) => Promise<Measured>

/** A page can become hidden while it measures; what counts is that it was visible throughout. */
export const stillVisible = (clock: ClockFacts): ClockFacts => ({
  ...clock,
  visible: clock.visible && document.visibilityState === 'visible',
})
