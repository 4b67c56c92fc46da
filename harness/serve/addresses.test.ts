import type { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { authorityOf, ownAddresses, reachOf } from './addresses.ts'

const address = (text: string, internal = false) =>
  ({ address: text, internal, family: text.includes(':') ? 'IPv6' : 'IPv4' }) as never
const interfaces = {
  lo: [address('127.0.0.1', true), address('::1', true)],
  docker0: [address('172.17.0.1')],
  eth0: [address('fd00::5'), address('fe80::1'), address('192.168.1.5')],
} as ReturnType<typeof networkInterfaces>

it('of this machine are named best first: those that a phone may reach', () => {
  expect(ownAddresses(interfaces)).toEqual(['192.168.1.5', 'fd00::5', '172.17.0.1'])
})

describe('--host', () => {
  const own = ownAddresses(interfaces)
  it.each([
    ['127.0.0.1', { host: null, addresses: [] }],
    ['localhost', { host: null, addresses: [] }],
    ['192.168.1.5', { host: '192.168.1.5', addresses: ['192.168.1.5'] }],
    ['0.0.0.0', { host: '0.0.0.0', addresses: ['192.168.1.5', '172.17.0.1'] }],
    ['::', { host: '::', addresses: own }],
  ])('%s is understood', (host, reach) => expect(reachOf(host, own)).toEqual(reach))

  it('refuses what is none of the machine’s addresses, and names those', () => {
    expect(() => reachOf('192.168.1.6', own)).toThrow(
      expect.objectContaining({ code: 'notOurAddress', hint: expect.stringContaining('192.168.1.5') }),
    )
    expect(() => reachOf('example.org', [])).toThrow('--host example.org is no address of this machine.')
  })

  it('says so where there is no network', () => {
    expect(() => reachOf('0.0.0.0', [])).toThrow(expect.objectContaining({ code: 'noNetwork' }))
  })
})

it.each([
  ['192.168.1.5', '192.168.1.5:80'],
  ['fd00::5', '[fd00::5]:80'],
])('%s stands in a URL as %s', (text, authority) => expect(authorityOf(text, 80)).toBe(authority))
