import { pause } from '../pause.ts'
import { stayAwake } from './awake.ts'
import { dress, element } from './look.ts'
import { lobbyAddress, standingAt } from './place.ts'
import { standingInWords } from './words.ts'

/** A page at work in a tab that a person has opened: nobody sees to it that it stays in front. */
export interface Attended {
  /** Resolves when what happened to the tab until now is known, and it was left alone. */
  undisturbed(): Promise<void>
  /** Goes back to the lobby, whatever came of the work. */
  leave(): void
}

const background =
  'The tab went into the background while it measured: another tab or app was in front, or the screen went off.'
const closed = 'The tab was closed or reloaded while it measured.'

const show = (page: URL): void => {
  dress()
  document.title = 'Measuring · crosslane'
  document.body.replaceChildren(
    element('main', [
      element('p', 'crosslane', { class: 'eyebrow' }),
      element('h1', 'Measuring …'),
      element('p', standingInWords(standingAt(page)), { class: 'lead' }),
      element('p', 'Leave this tab in front, and do not touch it. Nothing is redrawn meanwhile.', { class: 'note' }),
    ]),
  )
}

/**
 * Watches over a page in a tab that a person has opened; `null` where a driver opened it. The words that it shows stay as they
 * are, and there are no timers: the page measures.
 *
 * @param giveUp posts the reason why there will be no result; the tab may be gone the next moment
 */
export const attend = async (page: URL, giveUp: (why: string) => void): Promise<Attended | null> => {
  const lobby = lobbyAddress(page)
  if (lobby === null) return null
  show(page)
  let over = false
  const leave = (): void => {
    over = true
    location.replace(lobby)
  }
  const disturbed = (why: string): void => {
    if (over) return
    giveUp(why)
    leave()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') disturbed(background)
  })
  addEventListener('pagehide', () => {
    if (over) return
    over = true
    giveUp(closed)
  })
  // A tab that was opened, or brought back, in the background.
  if (document.visibilityState === 'hidden') disturbed(background)
  await stayAwake()
  return {
    undisturbed: async () => {
      // The page may not have come to hearing of it.
      await pause(0)
      // It is on its way out: what comes after must not happen any more.
      if (over) await new Promise(() => {})
    },
    leave,
  }
}
