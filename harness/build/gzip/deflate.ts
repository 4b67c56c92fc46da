import { longestMatch, shortestMatch } from './alphabets.ts'
import type { BitWriter } from './bitWriter.ts'
import { Block } from './block.ts'

const windowSize = 0x8000
const windowMask = windowSize - 1
const hashMask = 0x7fff
const hashShift = 5
/** With fewer bytes ahead than this, more are read: a whole match and the beginning of the next. */
const leastAhead = longestMatch + shortestMatch + 1
const mostDistance = windowSize - leastAhead
/** A match of three bytes that is farther away than this costs more than three literals. */
const tooFar = 4096

// The figures of level 9.
/** With a match this long already, only a quarter of the places are looked at. */
const goodLength = 32
const mostPlaces = 4096

/**
 * The data as deflate writes them (RFC 1951), in the way of gzip's level 9: chains of places with equal hashes of three bytes, looked through from the
 * nearest; a match waits for a better one at the next byte. It decides as gzip does in every case, so that its bytes are those of `gzip -9`; the
 * way is told in gzip's algorithm.doc and in RFC 1951, chapter 4. Node's own zlib is built for speed, and leaves one to two hundredths more.
 */
export const deflate = (data: Uint8Array, writer: BitWriter): void => {
  /** Two windows: behind the place where we are, and ahead of it. What lies beyond the data counts in comparisons, as it does in gzip. */
  const window = new Uint8Array(2 * windowSize + longestMatch)
  /** The nearest place with that hash; 0 for none. */
  const heads = new Uint16Array(hashMask + 1)
  /** The place before with the same hash. */
  const previous = new Uint16Array(windowSize)
  const block = new Block()
  let read = 0
  let at = 0
  let ahead = 0
  let ended = false
  let blockStart = 0
  let hash = 0
  let matchStart = 0
  let matchLength = shortestMatch - 1

  const readInto = (place: number, most: number): number => {
    const part = data.subarray(read, read + most)
    window.set(part, place)
    read += part.length
    return part.length
  }

  const slide = (places: Uint16Array): void => {
    for (let index = 0; index < places.length; index += 1) {
      const place = places[index] as number
      places[index] = place >= windowSize ? place - windowSize : 0
    }
  }

  const fill = (): void => {
    while (ahead < leastAhead && !ended) {
      let room = 2 * windowSize - ahead - at
      if (at >= windowSize + mostDistance) {
        window.copyWithin(0, windowSize, 2 * windowSize)
        matchStart -= windowSize
        at -= windowSize
        blockStart -= windowSize
        slide(heads)
        slide(previous)
        room += windowSize
      }
      const count = readInto(at + ahead, room)
      ahead += count
      ended = count === 0
    }
    if (ended) window.fill(0, at + ahead, at + ahead + shortestMatch - 1)
  }

  /** Puts the place into the chain of its hash; returns the one before it in there. */
  const insert = (place: number): number => {
    hash = ((hash << hashShift) ^ (window[place + shortestMatch - 1] as number)) & hashMask
    const head = heads[hash] as number
    previous[place & windowMask] = head
    heads[hash] = place
    return head
  }

  /** Looks for a match longer than `best`; returns the length, and keeps the place in `matchStart`. */
  const longest = (first: number, best: number): number => {
    const limit = at > mostDistance ? at - mostDistance : 0
    let length = best
    let left = best >= goodLength ? mostPlaces >> 2 : mostPlaces
    let place = first
    do {
      if (
        window[place + length] === window[at + length] &&
        window[place + length - 1] === window[at + length - 1] &&
        window[place] === window[at] &&
        window[place + 1] === window[at + 1]
      ) {
        let equal = 2
        while (equal < longestMatch && window[place + equal] === window[at + equal]) equal += 1
        if (equal > length) {
          matchStart = place
          length = equal
          if (equal === longestMatch) break
        }
      }
      place = previous[place & windowMask] as number
      left -= 1
    } while (place > limit && left > 0)
    return length
  }

  const endBlock = (isLast: boolean): void => {
    block.write(writer, blockStart >= 0 ? window.subarray(blockStart, at) : null, isLast)
    blockStart = at
  }

  ahead = readInto(0, 2 * windowSize)
  ended = ahead === 0
  fill()
  hash = ((window[0] as number) << hashShift) ^ (window[1] as number)
  let waiting = false
  while (ahead > 0) {
    const head = insert(at)
    const [lengthBefore, startBefore] = [matchLength, matchStart]
    matchLength = shortestMatch - 1
    if (head !== 0 && lengthBefore < longestMatch && at - head <= mostDistance && at <= 2 * windowSize - leastAhead) {
      matchLength = Math.min(longest(head, lengthBefore), ahead)
      if (matchLength === shortestMatch && at - matchStart > tooFar) matchLength -= 1
    }
    if (lengthBefore >= shortestMatch && matchLength <= lengthBefore) {
      block.match(lengthBefore, at - 1 - startBefore)
      const done = block.isDone(at - blockStart)
      ahead -= lengthBefore - 1
      // The first two of its places are in their chains already.
      for (let rest = lengthBefore - 2; rest > 0; rest -= 1) insert((at += 1))
      at += 1
      waiting = false
      matchLength = shortestMatch - 1
      if (done) endBlock(false)
    } else {
      if (waiting) {
        block.literal(window[at - 1] as number)
        if (block.isDone(at - blockStart)) endBlock(false)
      }
      waiting = true
      at += 1
      ahead -= 1
    }
    fill()
  }
  if (waiting) block.literal(window[at - 1] as number)
  endBlock(true)
  writer.align()
}
