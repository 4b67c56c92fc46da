/** Anything that JSON can hold, looked into without knowing it. */
type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])

/** Version 1 had no vernier clock, no instances, no curve of the warm-up, and nobody looked at the machine. */
const visitOfVersion1 = (entry: Json): Json => {
  const result = isObject(entry['result']) ? entry['result'] : {}
  const clock = isObject(result['clock']) ? result['clock'] : {}
  return {
    ...entry,
    wallMs: result['durationMs'],
    noise: null,
    result: {
      ...result,
      clock: { ...clock, regular: false, resolutionMs: clock['stepMs'] },
      variants: objects(result['variants']).map((variant) =>
        isObject(variant['warmUp']) ? { ...variant, warmUp: { ...variant['warmUp'], curve: [] } } : variant,
      ),
      // It was their number; which variant came when was not kept.
      rounds: [],
      measuredMs: 0,
    },
  }
}

const entryOfVersion1 = (entry: Json): Json => {
  switch (entry['type']) {
    case 'run':
      return { ...entry, schemaVersion: 2, began: entry['at'], noise: null, certificate: null }
    case 'visit':
      return visitOfVersion1(entry)
    default:
      return entry
  }
}

/** Version of a journal by its first line; `null` where that is none. */
export const journalVersion = (first: unknown): number | null =>
  isObject(first) && typeof first['schemaVersion'] === 'number' ? first['schemaVersion'] : null

/** A line of an older journal as today's have it. What was not kept then is left open, never made up. @param version that the journal was written in */
export const upgraded = (entry: unknown, version: number | null): unknown =>
  version === 1 && isObject(entry) ? entryOfVersion1(entry) : entry
