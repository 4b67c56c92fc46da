import type { LobbyStanding } from '../../schema/lobby.ts'

/**
 * What a tab that a person opened carries in its address from page to page: which browser of the run it is, the seat that it
 * has been given, and where the run stands.
 */
export interface Place {
  /** `null` before joining. */
  readonly seat: string | null
  readonly browser: string
  readonly token: string
}

const numberOf = (text: string | null): number | null => {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) ? number : null
}

/** The lobby's address. @param page where it is said that the tab was opened by hand */
export const lobbyAddress = (page: URL): URL | null => {
  const browser = page.searchParams.get('lobby')
  if (browser === null) return null
  const lobby = new URL(`/lobby/${encodeURIComponent(browser)}`, page)
  for (const name of ['token', 'seat']) lobby.searchParams.set(name, page.searchParams.get(name) ?? '')
  return lobby
}

/** The place of a lobby's page. */
export const placeOf = (lobby: URL): Place => ({
  browser: decodeURIComponent(lobby.pathname.split('/').at(-1) ?? ''),
  token: lobby.searchParams.get('token') ?? '',
  seat: lobby.searchParams.get('seat'),
})

/** The address of a visit's page, from which the tab finds back. @param path path and query that the server named */
export const visitAddress = (path: string, lobby: URL, standing: LobbyStanding): URL => {
  const { browser, seat } = placeOf(lobby)
  const visit = new URL(path, lobby)
  visit.searchParams.set('lobby', browser)
  visit.searchParams.set('seat', seat ?? '')
  for (const [name, value] of Object.entries(standing))
    if (value !== null) visit.searchParams.set(name, String(Math.round(value)))
  return visit
}

/** Where the run stood when the tab was sent to this page. */
export const standingAt = ({ searchParams }: URL): LobbyStanding => ({
  done: numberOf(searchParams.get('done')) ?? 0,
  total: numberOf(searchParams.get('total')),
  leftMs: numberOf(searchParams.get('leftMs')),
})
