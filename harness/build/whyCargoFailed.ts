import { firstError } from './firstError.ts'

/** How cargo says that it needs something of a registry and cannot have it: there is no network, or it was told not to use it. */
const unreachable =
  /unable to update registry|failed to (?:download|fetch|query)|download of .+ failed|spurious network error|could ?n[o']t (?:resolve host|connect)|--offline was specified|without `--offline`/i

/** The last cause that cargo names, which is the one at the bottom. */
const lastCause = (output: string): string | undefined => /.*Caused by:\n\s*(.+)/s.exec(output)?.[1]?.trim()

/** Whether a build failed because a crate of a registry was not to be had. */
export const registryWasMissing = (output: string): boolean => unreachable.test(output)

/** What went wrong, in one line; where the registry cannot be reached, what is missing and what still works. */
export const whyCargoFailed = (output: string): string => {
  if (!registryWasMissing(output)) return firstError(output)
  const dependency = /(?:get|download|package named) `([^`]+)`/.exec(output)?.[1]
  const missing = dependency === undefined ? 'its dependencies are' : `it depends on ${dependency}, which is`
  return `${missing} not on this machine, and the registry cannot be reached (${lastCause(output) ?? firstError(output)}). Crates without such dependencies are built all the same.`
}
