import type { LobbyNext, LobbyOutlook, LobbySeat } from '../../schema/lobby.ts'
import { pause } from '../pause.ts'
import { stayAwake } from './awake.ts'
import { dress, element } from './look.ts'
import { placeOf, visitAddress } from './place.ts'
import { outlookInWords, standingInWords } from './words.ts'

/** Attempts to reach the server again, and the time between them, in ms: Wi-Fi comes and goes. */
const mostFailures = 10
const betweenAttemptsMs = 2000

const here = new URL(location.href)
const { browser, token, seat } = placeOf(here)

/** @returns `null` when nobody answers */
const ask = (what: string, options: RequestInit = {}): Promise<Response | null> =>
  fetch(`/api/lobby/${encodeURIComponent(browser)}/${what}`, {
    ...options,
    headers: { 'x-crosslane-token': token, ...(seat === null ? {} : { 'x-crosslane-seat': seat }) },
  }).catch(() => null)

const page = (title: string, ...content: readonly Node[]): void => {
  document.title = `${title} · crosslane`
  document.body.replaceChildren(
    element('main', [element('p', 'crosslane', { class: 'eyebrow' }), element('h1', title), ...content]),
  )
}

const lead = (text: string): HTMLElement => element('p', text, { class: 'lead' })
const list = (...items: readonly string[]): HTMLElement =>
  element(
    'ul',
    items.map((item) => element('li', item)),
  )

const over = (title: string, text: string): void =>
  page(title, element('div', [element('p', text), element('p', 'You can close this tab.')], { class: 'card' }))
const nobodyWaits = (): void =>
  over('The run is over', 'No run waits for this browser: it has ended, or the link is of another run.')
const unreachable = (): void =>
  over(
    'The run cannot be reached',
    'crosslane does not answer. It may have ended, or this device has left its network.',
  )

/** What to do about the screen and the clock, where this page cannot. */
const advice = (): string[] => [
  'Keep this tab in front until it says that it is done. In the background browsers slow it down, so a visit that is disturbed counts as failed; the next one begins when the tab is back.',
  ...('wakeLock' in navigator
    ? ['The screen is kept on.']
    : ['This page cannot keep the screen on, because it came over plain http: set the screen to stay on.']),
  ...(globalThis.crossOriginIsolated
    ? []
    : ['For the same reason its clock is coarse. Samples last longer to make up for it, and the report says so.']),
  'Plug the device in, and close other apps: saving power and sharing the processor both show in the times.',
]

/** The page before somebody takes part. Joining takes a press of the button: whatever fetches the link to show a preview does not press it. */
const invite = (outlook: LobbyOutlook): void => {
  const start = element('button', 'Start')
  start.type = 'button'
  const said = element('p', '', { class: 'note', role: 'status' })
  const tryToJoin = async (): Promise<void> => {
    said.textContent = await join()
    start.disabled = false
  }
  start.addEventListener('click', () => {
    start.disabled = true
    said.textContent = 'Joining …'
    void tryToJoin()
  })
  page(
    'Measure in this browser',
    lead(
      `Somebody who compares builds of WebAssembly code asks for this browser’s help. It takes part as “${browser}”.`,
    ),
    element('h2', 'What will happen'),
    lead(outlookInWords(outlook)),
    lead('Only times and what the browser says of itself are sent, to the machine that the link is from.'),
    element('h2', 'What to see to'),
    list(...advice()),
    start,
    said,
  )
}

/** @returns why not; when it went well, the page is left */
const join = async (): Promise<string> => {
  const response = await ask('join', { method: 'POST' })
  if (response?.ok) {
    const { seat: given } = (await response.json()) as LobbySeat
    const seated = new URL(here)
    seated.searchParams.set('seat', given)
    location.replace(seated)
    return 'Joining …'
  }
  if (response === null) return 'crosslane does not answer. Is this device still in its network?'
  if (response.status === 409) return `Another browser takes part as “${browser}” already.`
  return 'The run is over, or does not wait for this browser any more.'
}

/** Resolves when the tab is in front. */
const inFront = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', look)
      resolve()
    }
    document.addEventListener('visibilitychange', look)
    look()
  })

/** Waits to be sent to a visit. The server holds its answer back until there is something to do. */
const wait = async (): Promise<void> => {
  const status = element('p', 'You take part.', { class: 'status', role: 'status' })
  const note = element('p', 'Leave this tab in front: it goes on by itself when it is this browser’s turn.')
  const bar = element('progress')
  bar.hidden = true
  bar.setAttribute('aria-label', 'Visits made')
  page('Waiting for its turn', element('div', [status, note, bar], { class: 'card' }), list(...advice()))
  for (let failures = 0; failures < mostFailures;) {
    // Nothing is begun in the background.
    await inFront()
    await stayAwake()
    const away = new AbortController()
    document.addEventListener('visibilitychange', () => away.abort(), { once: true })
    const response = await ask('next', { signal: away.signal })
    if (away.signal.aborted && response === null) continue
    if (response === null || response.status >= 500) {
      failures++
      await pause(betweenAttemptsMs)
      continue
    }
    if (!response.ok) return nobodyWaits()
    failures = 0
    const next = (await response.json()) as LobbyNext
    if (next.do === 'leave') {
      if (next.why === 'done') return over('Done', 'Thank you. The report is on the machine that the link is from.')
      return over('Moved', 'This browser takes part in another tab.')
    }
    status.textContent = standingInWords(next.standing)
    if (next.standing.total !== null) {
      bar.hidden = false
      bar.max = next.standing.total
      bar.value = next.standing.done
    }
    if (next.do === 'visit') {
      location.replace(visitAddress(next.url, here, next.standing))
      return
    }
  }
  unreachable()
}

dress()
if (seat === null) {
  const response = await ask('outlook')
  if (response === null) unreachable()
  else if (response.ok) invite((await response.json()) as LobbyOutlook)
  else nobodyWaits()
} else await wait()
