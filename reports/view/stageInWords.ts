const words = new Map([
  ['build', 'does not build'],
  ['unavailable', 'browser not found'],
  ['launch', 'browser did not start'],
  ['timeout', 'no answer in time'],
  ['crash', 'page crashed'],
  ['page', 'page error'],
  ['rejected', 'unusable answer'],
  ['given-up', 'given up'],
  ['download', 'not loaded'],
  ['compile', 'does not compile'],
  ['instantiate', 'does not instantiate'],
  ['setup', 'set-up failed'],
  ['first-call', 'first call failed'],
  ['verify', 'wrong result'],
  ['warm-up', 'failed in warm-up'],
  ['sample', 'failed while sampled'],
  ['frames', 'no frames'],
  ['capacity', 'no capacity'],
  ['memory', 'failed while memory was measured'],
  ['leak', 'leaks memory'],
])

/** What went wrong, for a table's cell: `wrong result (verify)`. */
export const stageInWords = (stage: string): string => {
  const known = words.get(stage)
  return known === undefined ? `failed (${stage})` : `${known} (${stage})`
}
