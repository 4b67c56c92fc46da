export const shortLength = 7

/** The first digits of a commit's hash. */
export const shortSha = (sha: string): string => sha.slice(0, shortLength)

/** Whether somebody typed the hash itself, or the beginning of it. */
export const isHashOf = (typed: string, sha: string): boolean =>
  /^[0-9a-f]{4,}$/i.test(typed) && sha.startsWith(typed.toLowerCase())

/** `v1.0 (1a2b3c4)`, or `1a2b3c4` where that was typed. */
export const refInWords = (typed: string, sha: string): string =>
  isHashOf(typed, sha) ? shortSha(sha) : `${typed} (${shortSha(sha)})`
