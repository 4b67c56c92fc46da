import type { Case, Cases } from '../../../harness/page/boundary/adapter.ts'

/** What this crate exports, as wasm-bindgen's glue wraps it (src/). */
interface Glue {
  call(count: number): number
  call_out(times: number): number
  add(total: number, element: number): number
  sum(elements: Float64Array): number
  string_in(text: string): number
  bytes_in(bytes: Uint8Array): number
  string_out(): string
  kept_out(): string
  array_in(elements: Float32Array): number
  Shelf: new (length: number) => { readonly address: number; taken(): number }
}

/** 64 characters, one byte each: as long as the text that the crate returns. */
const text = 'POST /catalogue/basket?item=471&colour=petrol&count=2 HTTP/1.1..'
/** Strings that a run hands over. */
const strings = 100
/** What `glance` in src/string.rs makes of the text. */
const glanced = text.length + (text.charCodeAt(0) << 8) + (text.charCodeAt(text.length - 1) << 16)

/** Elements of a large array: 64 KiB of f32. */
const length = 16_384
/** Of so many elements src/array.rs makes the sum. */
const sampled = 16
/** Arrays that a run hands over; each is filled with its number. */
const arrays = 8
/** The sum over all arrays of the sums that Wasm makes. */
const arraysSum = (sampled * (arrays * (arrays + 1))) / 2

const numbers = ({ call, call_out, add, sum }: Glue, size: number): Case[] => {
  const elements = Float64Array.from({ length: size }, (_, index) => index)
  const total = (size * (size - 1)) / 2
  return [
    {
      id: 'call',
      crossings: size,
      expected: size,
      run: () => {
        let count = 0
        while (count < size) count = call(count)
        return count
      },
    },
    // One call in, for `size` calls out.
    { id: 'call-out', crossings: size, expected: size, run: () => call_out(size) },
    {
      id: 'elements',
      crossings: size,
      expected: total,
      run: () => {
        let soFar = 0
        for (let index = 0; index < size; index++) soFar = add(soFar, elements[index] as number)
        return soFar
      },
    },
    { id: 'batched', crossings: size, expected: total, run: () => sum(elements) },
  ]
}

const texts = ({ string_in, bytes_in, string_out, kept_out }: Glue): Case[] => {
  const bytes = new TextEncoder().encode(text)
  const manyTimes = (once: () => number) => () => {
    let sum = 0
    for (let time = 0; time < strings; time++) sum += once()
    return sum
  }
  const read = { crossings: strings, expected: strings * glanced }
  const returned = { crossings: strings, expected: strings * text.length }
  return [
    { id: 'string-copied', ...read, run: manyTimes(() => string_in(text)) },
    { id: 'string-bytes', ...read, run: manyTimes(() => bytes_in(bytes)) },
    { id: 'string-returned', ...returned, run: manyTimes(() => string_out().length) },
    { id: 'string-interned', ...returned, run: manyTimes(() => kept_out().length) },
  ]
}

const filled = ({ array_in, Shelf }: Glue, memory: WebAssembly.Memory): Case[] => {
  const handedOver = { crossings: arrays, expected: arraysSum }
  const copied = (array: Float32Array<ArrayBufferLike>) => () => {
    let sum = 0
    for (let number = 1; number <= arrays; number++) sum += array_in(array.fill(number) as Float32Array)
    return sum
  }

  const shelf = new Shelf(length)
  const view = () => new Float32Array(memory.buffer, shelf.address, length)
  let place = view()
  const viewed = () => {
    let sum = 0
    for (let number = 1; number <= arrays; number++) {
      // When memory has grown, its old buffer is gone.
      if (place.length === 0) place = view()
      place.fill(number)
      sum += shelf.taken()
    }
    return sum
  }

  const shared =
    typeof SharedArrayBuffer === 'undefined'
      ? { missing: 'SharedArrayBuffer' }
      : { run: copied(new Float32Array(new SharedArrayBuffer(4 * length))) }
  return [
    { id: 'array-copied', ...handedOver, run: copied(new Float32Array(length)) },
    { id: 'array-viewed', ...handedOver, run: viewed },
    { id: 'shared-array', ...handedOver, ...shared },
  ]
}

/** @param size calls, or elements, of the cases with numbers */
export const cases: Cases<Glue> = (glue, { memory }, size) => [
  ...numbers(glue, size),
  ...texts(glue),
  ...filled(glue, memory),
]
