import type { Network } from '../../harness/schema/network.ts'
import { fixed } from './decimals.ts'
import { quantity } from './quantity.ts'

/** `4g: round trip 170 ms, 9.0 Mbit/s down`. */
export const networkInWords = ({ name, rttMs, downBytesPerSecond }: Network): string => {
  const down =
    downBytesPerSecond === null ? 'as fast as it goes' : `${fixed((8 * downBytesPerSecond) / 1e6, 1)} Mbit/s down`
  return `${name}: round trip ${quantity(rttMs, 'ms')}, ${down}`
}
