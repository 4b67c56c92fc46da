import { invited } from './config/invite.ts'
import type { Emit, RunEvent } from './events.ts'
import { run, type RunRequest, type RunResult } from './run.ts'

/** A run in one browser that a person opens. */
export interface InvitedRun {
  /** The links to open, as soon as everything is built; rejects when the run ends before. */
  readonly invitation: Promise<Extract<RunEvent, { type: 'invited' }>>
  readonly result: Promise<RunResult>
}

/**
 * Starts a run in one browser that a person opens and in no other, for whoever shows the link to somebody.
 *
 * @param name under which it takes part; none of the config's
 * @throws CrosslaneError `inviteName`; whatever else goes wrong rejects the promises
 */
export const startInvitedRun = (request: Omit<RunRequest, 'required'>, name: string): InvitedRun => {
  const { loaded, emit: tell } = request
  const browsers = invited([name], Object.keys(loaded.config.browsers))
  const invitation = Promise.withResolvers<Awaited<InvitedRun['invitation']>>()
  const emit: Emit = (event) => {
    if (event.type === 'invited') invitation.resolve(event)
    tell(event)
  }
  const alone = { ...loaded, config: { ...loaded.config, browsers } }
  const result = run({ ...request, loaded: alone, required: [], emit })
  // Where there is an invitation already, this comes too late to change anything.
  result.catch((error: unknown) => invitation.reject(error))
  return { invitation: invitation.promise, result }
}
