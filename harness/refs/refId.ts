const shortLength = 7

/** The first digits of a commit's hash. */
export const shortSha = (sha: string): string => sha.slice(0, shortLength)

/** As long as a name may be, less `@` and the short hash. */
const longest = 80 - 1 - shortLength

/** A ref as typed and its commit as one name for paths, URLs and tables: `main@1a2b3c4`, `origin-main@1a2b3c4`. */
export const refId = (typed: string, sha: string): string => {
  const isHash = /^[0-9a-f]{4,}$/i.test(typed) && sha.startsWith(typed.toLowerCase())
  const name = typed
    .replaceAll(/[^A-Za-z0-9._@-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, longest)
  return isHash || name === '' ? shortSha(sha) : `${name}@${shortSha(sha)}`
}
