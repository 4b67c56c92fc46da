import type { Emit, RunEvent } from '../events.ts'
import { lineOf, timeLeft } from './lines.ts'
import { qrLines } from './qrCode.ts'

/** Takes away what stands on the line. */
export const clearLine = '\r\u001B[K'

/** What the status line says after an event; `undefined` leaves it as it is. */
const statusOf = (event: RunEvent): string | undefined => {
  switch (event.type) {
    case 'artefact-started':
      return `building ${event.crate} ${event.variant} (${event.done} of ${event.total} modules are ready)`
    case 'launching':
      return `starting ${event.browser} …  ${timeLeft(event.standing)}`
    case 'self-testing':
      return `testing ${event.browser} before it is believed …`
    case 'visiting': {
      const { standing } = event
      const of = (total: number | null): string => (total === null ? '' : ` of ${total}`)
      const place = `block ${event.block + 1}${of(standing.blocks)}, visit ${standing.done + 1}${of(standing.total)}`
      const what = event.protocol === 'throughput' ? '' : `${event.protocol} of `
      return `${place}: ${what}${event.benchmark} in ${event.browser} …  ${timeLeft(standing)}`
    }
    case 'invited':
      return `waiting for ${event.browser} …`
    case 'browser-found':
    case 'browser-missing':
    case 'planned':
      return ''
    default:
      return undefined
  }
}

/** An invitation with its link as a picture, where phones can use it and the terminal has room. */
const pictureOf = (event: RunEvent, columns: number, colour: boolean): string[] => {
  if (event.type !== 'invited' || !event.isOpen || event.links[0] === undefined) return []
  return qrLines(event.links[0], columns, colour) ?? []
}

/**
 * For terminals: lines that stay, and below them a status line. It is redrawn only when something happens, so no timer
 * takes the processor away from what is being measured. Of the visits only the first to each cell stays.
 *
 * @param columns width of the terminal, asked at each redraw
 * @param colour whether it shows colour
 */
export const tty = (write: (text: string) => void, columns: () => number, colour = false): Emit => {
  const shown = new Set<string>()
  let status = ''
  return (event) => {
    status = statusOf(event) ?? status
    const line = lineOf(event)
    const cell =
      event.type === 'visited' ? [event.entry.browser, event.entry.benchmark, event.entry.protocol].join(' ') : null
    const repeated = cell !== null && shown.has(cell)
    if (cell !== null) shown.add(cell)
    const lines = line === null || repeated ? [] : [line, ...pictureOf(event, columns(), colour)]
    const permanent = lines.map((each) => `${each}\n`).join('')
    write(clearLine + permanent + status.slice(0, columns() - 1))
  }
}
