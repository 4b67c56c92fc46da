import * as z from 'zod'

/** A name that becomes part of a path, a URL and a table: a letter or digit, then letters, digits, `.`, `_`, `@` or `-`. */
export const Name = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]*$/, 'must be a letter or digit followed by letters, digits, ".", "_", "@" or "-"')

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Seeds and checksums: what one Wasm i32 or one step of the random generator holds, read as unsigned. */
export const Uint32 = z.int().min(0).max(0xffff_ffff)

/** A point in time as ISO 8601 in UTC, e.g. `2026-11-22T08:31:00.123Z`. */
export const Instant = z.iso.datetime()
