import { readdirSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A browser that was killed may write to its profile for a moment yet: removing is tried again, `retryDelay` ms later each time. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const

/** Begins the name of every profile of a run, so that what a crash leaves behind is known for ours. */
const prefixOf = (mark: string): string => `crosslane-profile-${mark}-`

/** Makes an empty folder for the profile of a browser. @param mark the run's `LaunchOptions.mark` */
export const makeProfile = (mark: string): Promise<string> => mkdtemp(join(tmpdir(), prefixOf(mark)))

/** Never rejects: what is still there when the run ends is tried again then. */
export const removeProfile = (folder: string): Promise<void> => rm(folder, removal).catch(() => {})

/** Removes the profiles that launches of a run have left. Waits for nothing, so that it works in `process.on('exit')` too. */
export const removeProfiles = (mark: string): void => {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefixOf(mark))) continue
    try {
      rmSync(join(tmpdir(), name), removal)
    } catch {
      // A process that cannot be ended holds on to it. Nothing more can be done about it here.
    }
  }
}
