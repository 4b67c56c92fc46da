import { problem } from '../errors.ts'
import { Cache, Protocol } from '../schema/protocol.ts'

/** Those names, which are known. @throws CrosslaneError for any other */
const among = <Known extends string>(
  names: readonly string[],
  known: readonly Known[],
  unknown: 'unknownMeasure' | 'unknownCache',
): Known[] =>
  names.map((name) => {
    const found = known.find((one) => one === name)
    if (found === undefined) throw problem(unknown, name, known)
    return found
  })

/** What stands behind `--measure`. @throws CrosslaneError `unknownMeasure` */
export const protocolsNamed = (names: readonly string[]): Protocol[] => among(names, Protocol.options, 'unknownMeasure')

/** What stands behind `--caches`. @throws CrosslaneError `unknownCache` */
export const cachesNamed = (names: readonly string[]): Cache[] => among(names, Cache.options, 'unknownCache')
