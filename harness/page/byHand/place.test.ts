import { expect, it } from 'vitest'
import { lobbyAddress, placeOf, standingAt, visitAddress } from './place.ts'

const lobby = new URL('http://192.168.1.5:4000/lobby/my@phone?token=t0&seat=s1')

it('leads from the lobby to a visit of the server that the tab knows, and back', () => {
  const standing = { done: 3, total: 12, leftMs: 4000.5 }
  const visit = visitAddress('/visit/v1?token=t0', lobby, standing)
  expect(visit.origin).toBe(lobby.origin)
  expect(visit.pathname).toBe('/visit/v1')
  expect(visit.searchParams.get('token')).toBe('t0')
  expect(standingAt(visit)).toEqual({ done: 3, total: 12, leftMs: 4001 })
  const back = lobbyAddress(visit)
  expect(back && placeOf(back)).toEqual({ browser: 'my@phone', token: 't0', seat: 's1' })
  expect(back?.origin).toBe(lobby.origin)
})

it('knows nothing of a run where the address says nothing', () => {
  expect(lobbyAddress(new URL('http://127.0.0.1:1/visit/v1?token=t0'))).toBeNull()
  expect(standingAt(new URL('http://127.0.0.1:1/visit/v1?done=x'))).toEqual({ done: 0, total: null, leftMs: null })
  expect(placeOf(new URL('http://127.0.0.1:1/lobby/phone?token=t0')).seat).toBeNull()
})
