import { describe, expect, it } from 'vitest'
import { CrosslaneError } from '../errors.ts'
import { Network } from '../schema/network.ts'
import { networks, parseNetwork } from './network.ts'

const hintFor = (text: string): string => {
  try {
    parseNetwork(text)
  } catch (error) {
    if (error instanceof CrosslaneError) return `${error.message} ${error.hint}`
    throw error
  }
  throw new Error(`"${text}" was taken`)
}

describe('a network', () => {
  it('has a name', () => {
    expect(parseNetwork('4G')).toEqual({ name: '4g', rttMs: 170, downBytesPerSecond: 1_125_000 })
    expect(parseNetwork('3g')).toEqual({ name: '3g', rttMs: 300, downBytesPerSecond: 200_000 })
    expect(parseNetwork('cable')).toEqual({ name: 'cable', rttMs: 28, downBytesPerSecond: 625_000 })
    expect(parseNetwork('none')).toBeNull()
    for (const network of Object.values(networks)) expect(Network.parse(network)).toEqual(network)
  })

  it.each([
    ['rtt=40ms,down=10mbit', 40, 1_250_000],
    ['down=256kbit, rtt=0.1s', 100, 32_000],
    ['RTT=1s', 1000, null],
    ['down=1.5Mbit', 0, 187_500],
  ])('can be given by its figures: %s', (text, rttMs, downBytesPerSecond) => {
    const network = parseNetwork(text)
    expect(network).toMatchObject({ rttMs, downBytesPerSecond })
    expect(Network.parse(network)).toEqual(network)
  })

  it('is refused with what was probably meant', () => {
    expect(hintFor('4gg')).toContain('Did you mean "4g"?')
    expect(hintFor('cabel')).toContain('Did you mean "cable"?')
  })

  it.each([
    '',
    'rtt',
    'rtt=',
    'rtt=40',
    'down=10',
    'down=0mbit',
    'down=10mb',
    'rtt=40ms,rtt=50ms',
    'rtt=40ms,up=1mbit',
    'rtt=-1ms',
    'rtt=100s',
    'toString',
    '__proto__',
  ])('is refused: "%s"', (text) => {
    expect(hintFor(text)).toContain('rtt=40ms,down=10mbit')
  })
})
