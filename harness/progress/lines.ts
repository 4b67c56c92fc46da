import { fixed } from '../../reports/format/decimals.ts'
import { firstLine } from '../../reports/format/firstLine.ts'
import { plural } from '../../reports/format/plural.ts'
import { shellCommand } from '../../reports/format/shellCommand.ts'
import { checkInWords } from '../../reports/view/selfTests.ts'
import type { RunEvent, Standing } from '../events.ts'
import type { Failed, Visited } from '../schema/journal.ts'
import { duration } from './duration.ts'
import { invitationText } from './invitation.ts'
import { leftMs } from './leftMs.ts'

/** Time that is left in words; empty where nobody knows. */
export const timeLeft = (standing: Standing): string => {
  const ms = leftMs(standing)
  return ms === null ? '' : `about ${duration(ms)} left`
}

const counted = ({ done, total }: { done: number; total: number | null }): string =>
  total === null ? `[${done}]` : `[${String(done).padStart(String(total).length)}/${total}]`

const cell = ({ browser, benchmark, protocol }: Visited | Failed): string => {
  const what = protocol === null || protocol === 'throughput' ? '' : ` ${protocol}`
  return `${browser.padEnd(9)} ${`${benchmark ?? ''}${what}`.padEnd(18)}`
}

const speedUp = ({ variant, value }: { variant: string; value: number }): string => `${variant} ${fixed(value, 2)}×`

/** The line that an event is worth in a log; `null` for those that only move a status line. */
export const lineOf = (event: RunEvent): string | null => {
  switch (event.type) {
    case 'crates-found':
      return `Building ${plural(event.total, 'module')} of ${plural(event.crates.length, 'crate')}: ${event.crates.join(', ')}`
    case 'artefact-finished':
      return event.cached ? null : `${counted(event)} built ${event.crate} ${event.variant} in ${duration(event.ms)}`
    case 'artefact-failed':
      return `${counted(event)} ✗ ${event.failure.crate} ${event.failure.variant}: ${event.failure.message}\n${event.failure.output}`.trimEnd()
    case 'browser-found':
      return `${event.browser.id}: ${event.browser.name} ${event.browser.version} (${event.browser.how})`
    case 'browser-missing':
      return `${event.browser}: left out. ${event.why} ${event.hint}`
    case 'invited':
      return invitationText(event)
    case 'planned':
      return `${event.visits === null ? 'Visits until it is enough' : `${event.visits} visits`}, seed ${event.seed}. Everything is kept in ${shellCommand([event.folder])}`
    case 'visited': {
      const { entry, standing, speedUps } = event
      const failed = entry.result.variants.flatMap((variant) =>
        variant.outcome === 'failed' ? [`✗ ${variant.variant}: ${firstLine(variant.message)} (${variant.phase})`] : [],
      )
      const found = [...speedUps.map(speedUp), ...failed].join('  ')
      return `${counted(standing)} ${cell(entry)} ${found}   ${timeLeft(standing)}`.trimEnd()
    }
    case 'visit-failed': {
      const { entry, standing } = event
      const during = entry.during ? ` (${entry.during.variant ?? 'all variants'}: ${entry.during.phase})` : ''
      return `${counted(standing)} ${cell(entry)} ✗ ${entry.reason}: ${firstLine(entry.message)}${during}`
    }
    case 'say':
      return event.line
    case 'warned':
      return `! ${event.warning.message} ${event.warning.hint}`
    case 'self-tested':
      return (
        event.selfTest.checks
          .filter(({ status }) => status === 'failed')
          .map((check) => `! ${event.selfTest.browser}: ${checkInWords(check)}`)
          .join('\n') || null
      )
    case 'redone':
      return `${event.browser}: block ${event.block + 1} is repeated: ${event.reasons.join('; ')}`
    case 'artefact-started':
    case 'self-testing':
    case 'launching':
    case 'visiting':
      return null
  }
}
