import { isHashOf, shortLength, shortSha } from '../../reports/format/commit.ts'

/** As long as a name may be, less `@` and the short hash. */
const longest = 80 - 1 - shortLength

/** A ref as typed and its commit as one name for paths, URLs and tables: `main@1a2b3c4`, `origin-main@1a2b3c4`. */
export const refId = (typed: string, sha: string): string => {
  const name = typed
    .replaceAll(/[^A-Za-z0-9._@-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, longest)
  return isHashOf(typed, sha) || name === '' ? shortSha(sha) : `${name}@${shortSha(sha)}`
}
