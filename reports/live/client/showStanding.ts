import type { LiveBoard } from '../../../harness/schema/live.ts'
import { elapsedInWords, leftInWords, shareDone, stateInWords, summaryOf } from '../words.ts'
import { say } from './say.ts'

/** In the time of whoever looks. */
const clock = (at: string): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

/** Those who hear the page are told at every tenth of the run, and of what fails: not of every visit. */
const isWorthSaying = (board: LiveBoard, before: LiveBoard | null): boolean => {
  if (before === null || board.failures.length > before.failures.length) return true
  const tenth = ({ standing }: LiveBoard): number => Math.floor((shareDone(standing) ?? 0) * 10)
  return board.standing.state !== before.standing.state || tenth(board) !== tenth(before)
}

/** How far the run is. */
export const showStanding = (page: Document, board: LiveBoard, before: LiveBoard | null): void => {
  const { standing } = board
  say(page, 'state', stateInWords(standing))
  say(page, 'elapsed', elapsedInWords(standing))
  say(page, 'left', leftInWords(standing, clock))
  const share = shareDone(standing)
  const progress = page.getElementById('progress')
  if (progress instanceof HTMLProgressElement && share !== null) {
    progress.value = share
    progress.hidden = false
  }
  page.title = share === null ? page.title : page.title.replace(/^(\d+ % · )?/, `${Math.floor(share * 100)} % · `)
  if (isWorthSaying(board, before)) say(page, 'summary', summaryOf(board, clock))
}
