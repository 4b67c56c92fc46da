import { runVariable } from './marks.ts'
import { processFamily, type EndedProcess } from './processFamily.ts'

/** How long a leftover may take to end by itself once it was asked to, in ms. */
const graceMs = 2_000

/**
 * Ends every process that a run has started and that is still there: browsers, drivers, virtual displays, and what a
 * crash tore from its parent. The user's own browsers do not carry the mark.
 *
 * @param mark the run's `LaunchOptions.mark`
 * @returns what it ended; nothing on systems without /proc
 */
export const endLeftovers = (mark: string): Promise<EndedProcess[]> =>
  processFamily({ [runVariable]: mark }).end({ graceMs })

/** The same without waiting and without grace: the last resort in `process.on('exit')`, where nothing asynchronous runs any more. */
export const endLeftoversNow = (mark: string): EndedProcess[] => processFamily({ [runVariable]: mark }).endNow()
