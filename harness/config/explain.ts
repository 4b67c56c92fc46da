import { closestMatch } from 'leven'
import * as z from 'zod'

/** What stands below a path in a schema, through defaults and records. */
const inner = (schema: z.ZodType): z.ZodType => {
  let current = schema
  while (current instanceof z.ZodDefault || current instanceof z.ZodPrefault || current instanceof z.ZodOptional) {
    current = current.unwrap() as z.ZodType
  }
  return current
}

/** Keys that a schema knows at a path; empty where it knows none. */
const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  let current = inner(schema)
  for (const step of path) {
    if (current instanceof z.ZodObject) {
      const below = (current.shape as Record<string, z.ZodType>)[String(step)]
      if (below === undefined) return []
      current = inner(below)
    } else if (current instanceof z.ZodRecord) current = inner(current.valueType as z.ZodType)
    else if (current instanceof z.ZodArray) current = inner(current.element as z.ZodType)
    else return []
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : []
}

/** `design.sampling`, or `the config` for the top. */
const place = (path: readonly PropertyKey[]): string => (path.length === 0 ? 'the config' : z.core.toDotPath(path))

/** One line for each mistake in a document, with the key that was probably meant where a key is unknown. */
export const explain = (error: z.ZodError, schema: z.ZodType): string[] =>
  error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [`${place(issue.path)}: ${issue.message}`]
    const known = keysAt(schema, issue.path)
    return issue.keys.map((key) => {
      const closest = closestMatch(key, known, { maxDistance: 3 })
      const suggestion = closest === undefined ? `known are ${known.join(', ')}` : `did you mean "${closest}"?`
      return `${place(issue.path)} has no key "${key}": ${suggestion}`
    })
  })
