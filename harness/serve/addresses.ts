import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { problem } from '../errors.ts'

export const loopback = '127.0.0.1'

/** Every address of this machine, in the words of `--host`. */
const everywhere = new Set(['0.0.0.0', '::'])

/** Networks of containers, virtual machines and tunnels: a phone is in none of them. */
const isVirtual = (name: string): boolean =>
  /^(docker|br-|veth|virbr|vmnet|vbox|vEthernet|tun|tap|utun|wg|tailscale)/i.test(name)

/** Where a server listens, and by which addresses others than this machine reach it. */
export interface Reach {
  /** What to listen on besides loopback; `null`: nothing. */
  readonly host: string | null
  /** Addresses of this machine that others know it by, best first. */
  readonly addresses: readonly string[]
}

/** Link-local addresses of IPv6 mean nothing without the name of an interface. */
const isLinkLocal = (address: string): boolean => address.toLowerCase().startsWith('fe80:')

/** Addresses of this machine beyond loopback, those of real networks first. */
export const ownAddresses = (interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] =>
  Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((address) => ({ name, ...address })))
    .filter(({ internal, address }) => !internal && !isLinkLocal(address))
    .toSorted(
      (one, other) =>
        Number(isVirtual(one.name)) - Number(isVirtual(other.name)) || isIP(one.address) - isIP(other.address),
    )
    .map(({ address }) => address)

/**
 * What `--host` means on this machine.
 *
 * @param own addresses of this machine
 * @throws CrosslaneError `notOurAddress` for what is none of this machine's addresses, `noNetwork` where it has none
 */
export const reachOf = (host: string, own: readonly string[] = ownAddresses()): Reach => {
  if (host === loopback || host === 'localhost' || host === '::1') return { host: null, addresses: [] }
  if (!everywhere.has(host)) {
    if (!own.includes(host)) throw problem('notOurAddress', host, own)
    return { host, addresses: [host] }
  }
  const addresses = host === '::' ? own : own.filter((address) => isIP(address) === 4)
  if (addresses.length === 0) throw problem('noNetwork')
  return { host, addresses }
}

/** An address as it stands in a URL and in the header `Host`. */
export const authorityOf = (address: string, port: number): string =>
  isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}`
