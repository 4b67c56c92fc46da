import { removeProfiles } from '../profiles.ts'
import { runVariable } from './marks.ts'
import { processFamily, type EndedProcess } from './processFamily.ts'

/** How long a leftover may take to end by itself once it was asked to, in ms. */
const graceMs = 2_000

/**
 * Ends every process that a run has started and that is still there: browsers, drivers, virtual displays, and what a
 * crash tore from its parent; then removes the browsers' profiles. The user's own browsers do not carry the mark.
 *
 * @param mark the run's `LaunchOptions.mark`
 * @returns the processes that it ended; none on systems without /proc
 */
export const endLeftovers = async (mark: string): Promise<EndedProcess[]> => {
  const ended = await processFamily({ [runVariable]: mark }).end({ graceMs })
  removeProfiles(mark)
  return ended
}

/** The same without waiting and without grace: the last resort in `process.on('exit')`, where nothing asynchronous runs any more. */
export const endLeftoversNow = (mark: string): EndedProcess[] => {
  const ended = processFamily({ [runVariable]: mark }).endNow()
  removeProfiles(mark)
  return ended
}
