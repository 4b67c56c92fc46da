import type { LiveBoard, LiveUpdate } from '../../../harness/schema/live.ts'
import { applied } from '../applied.ts'
import { runPath } from '../runPath.ts'
import { say } from './say.ts'
import { showInvitations } from './showInvitations.ts'
import { showRows } from './showRows.ts'
import { showStanding } from './showStanding.ts'
import { showFailures, showLines, showWarnings } from './showTroubles.ts'

const isOver = ({ standing }: LiveBoard): boolean => standing.state === 'complete' || standing.state === 'interrupted'

/**
 * Keeps the page as the run is. The browser holds the connection and makes it anew when it is lost; then, as at first, everything comes
 * at once. Between two visits the page is changed once; during a visit nothing happens here: no timer, no animation.
 */
export const connect = (page: Document): void => {
  const path = page.getElementById('live')?.dataset['events']
  if (path === undefined) return
  const source = new EventSource(path)
  let board: LiveBoard | null = null
  let wasLost = false

  const leave = (url: string): void => {
    source.close()
    page.defaultView?.location.replace(url)
  }
  const show = (update: LiveUpdate): void => {
    const before = board
    board = applied(board, update)
    if (board === null) return
    // What has been prepared has a page of its own, with its tables; one that has ended has a report.
    if (board.run !== null && (isOver(board) || path !== `${runPath(board.run)}events`)) {
      say(page, 'over', 'The run has ended. Its report follows.')
      leave(runPath(board.run))
      return
    }
    if (board.standing.state === 'failed') {
      source.close()
      say(page, 'over', `The run has ended without a report: ${board.lines.at(-1) ?? ''}`)
    }
    const rows = update.type === 'board' ? update.board.rows : update.rows
    if (!showRows(page, rows)) {
      leave(page.location.href)
      return
    }
    showStanding(page, board, before)
    if (update.type === 'board') showInvitations(page, board)
    showLines(page, board, before)
    if (update.type === 'board' || update.failures) showFailures(page, board)
    if (update.type === 'board' || update.warnings) showWarnings(page, board)
  }

  const hear = ({ data }: MessageEvent<string>): void => show(JSON.parse(data) as LiveUpdate)
  source.addEventListener('board', hear)
  source.addEventListener('change', hear)
  source.addEventListener('over', () => leave(page.location.href))
  source.addEventListener('open', () => {
    say(page, 'connection', wasLost ? 'connected again' : '')
    if (wasLost) say(page, 'summary', 'Connected again.')
  })
  source.addEventListener('error', () => {
    wasLost = true
    const isGone = source.readyState === EventSource.CLOSED
    const text = isGone
      ? 'the connection is closed: load the page again'
      : 'the connection is lost; the browser tries again'
    say(page, 'connection', text)
    say(page, 'summary', `${text}.`)
  })
}
