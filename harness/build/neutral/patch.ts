import { unsignedLeb } from './leb128.ts'

/** Bytes that take the place of those from `from` to before `to`: an insertion when the two are equal. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly bytes: ArrayLike<number>
}

export const concatenated = (parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** The bytes from `from` to before `to` with the edits made, which must be in order of place and not overlap. */
export const patched = (bytes: Uint8Array, from: number, to: number, edits: readonly Edit[]): Uint8Array => {
  const starts = [from, ...edits.map((edit) => edit.to)]
  const ends = [...edits.map((edit) => edit.from), to]
  return concatenated(starts.flatMap((start, index) => [bytes.subarray(start, ends[index]), edits[index]?.bytes ?? []]))
}

/** The bytes with their number before them: a section's payload, a function's body. */
export const sized = (bytes: ArrayLike<number>): Uint8Array => concatenated([unsignedLeb(bytes.length), bytes])

/** A list as the binary format has it: how many, then each. */
export const listed = (items: readonly ArrayLike<number>[]): Uint8Array =>
  concatenated([unsignedLeb(items.length), ...items])
