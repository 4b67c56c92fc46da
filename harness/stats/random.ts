/** A stream of random numbers that is the same for the same seed, everywhere. */
export interface Random {
  /** The next number, uniform in [0, 1). */
  uniform(): number
  /** The next integer, uniform in [0, bound). */
  below(bound: number): number
  /** The next number from the standard normal distribution, by the method of Box and Muller (1958). */
  normal(): number
  /** A new array with the items in random order. */
  shuffled<Item>(items: readonly Item[]): Item[]
}

/** Mixes a number into 32 well-spread bits: the finaliser of MurmurHash3 (Appleby, public domain). */
const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** A seed for one part of a run (a block, a visit) that is unrelated to those of the other parts. Unsigned 32 bits. */
export const seedFor = (seed: number, ...place: readonly number[]): number =>
  place.reduce((state, index) => mix(Math.imul(state, 0x9e3779b1) + index + 1), mix(seed))

/**
 * Chris Doty-Humphrey's sfc32 (PractRand): 128 bits of state, passes the usual test batteries, and needs nothing
 * but 32-bit integer operations, so the page and Node draw the same numbers.
 */
export const random = (seed: number): Random => {
  let a = mix(seed)
  let b = mix(a + 1)
  let c = mix(b + 2)
  let counter = 1
  const next = (): number => {
    const result = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let step = 0; step < 12; step++) next()

  const uniform = (): number => next() / 0x1_0000_0000
  const below = (bound: number): number => Math.floor(uniform() * bound)
  return {
    uniform,
    below,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    shuffled: (items) => {
      const result = [...items]
      for (let last = result.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const held = result[last] as (typeof result)[number]
        result[last] = result[other] as (typeof result)[number]
        result[other] = held
      }
      return result
    },
  }
}
