import type { Artefact, BuildFailure } from '../schema/manifest.ts'
import { withProcessLock } from '../processLock.ts'
import { limitTo } from './concurrency.ts'
import type { Workshop } from './maker.ts'
import { makerOf } from './makers.ts'
import { StageFailure } from './stageFailure.ts'
import type { Keyed } from './task.ts'
import { targetFolder } from './targetFolder.ts'

export type Outcome =
  | { readonly artefact: Artefact; readonly cached: boolean; readonly ms: number }
  | { readonly failure: BuildFailure; readonly ms: number }

/** Is told when work begins on a task that is not in the cache, and how each task ends. */
export interface Watcher {
  started(task: Keyed): void
  ended(task: Keyed, outcome: Outcome): void
}

const failureOf = ({ crate, id, counting }: Keyed, { stage, message, output }: StageFailure): BuildFailure => ({
  crate: crate.name,
  variant: id,
  stage,
  message: counting ? `With an allocator that counts: ${message}` : message,
  output,
})

/**
 * Makes the artefacts of all tasks, first those that the cache has. One task at a time is worked on in a target folder,
 * `jobs` folders are worked in at the same time, and while cargo compiles the next crate, earlier ones are optimised
 * and compressed. Rejects when the signal aborts, and with any error that is not the crate's fault, after everything
 * that was begun has ended.
 */
export const makeAll = async (
  tasks: readonly Keyed[],
  given: Workshop,
  watcher: Watcher,
  now: () => number,
): Promise<void> => {
  // An error that is nobody's row stops the work on all other tasks.
  const stop = new AbortController()
  const shop = { ...given, signal: AbortSignal.any([given.signal, stop.signal]) }
  const cargos = limitTo(shop.jobs)
  const tools = limitTo(shop.jobs)
  const turns = new Map(tasks.map(({ target }) => [target, limitTo(1)]))

  const take = async (task: Keyed): Promise<Outcome | null> => {
    const start = now()
    const artefact = await shop.cache.read(task.key)
    return artefact === null ? null : { artefact, cached: true, ms: now() - start }
  }

  const make = async (task: Keyed): Promise<Outcome> => {
    let begun: number | undefined
    try {
      const inTurn = turns.get(task.target) ?? limitTo(1)
      const compiled = await inTurn(() =>
        cargos(() =>
          withProcessLock(`${targetFolder(task, shop)}.lock`, shop.signal, async () => {
            // Another process may have made it while this one waited for the folder.
            const made = await take(task)
            if (made !== null) return made
            begun = now()
            watcher.started(task)
            return { finish: await makerOf(task).begin(task, shop), ms: now() - begun }
          }),
        ),
      )
      if (!('finish' in compiled)) return compiled
      return await tools(async () => {
        const start = now()
        const elapsedMs = (): number => compiled.ms + now() - start
        const artefact = await compiled.finish(elapsedMs)
        return { artefact, cached: false, ms: elapsedMs() }
      })
    } catch (error) {
      if (error instanceof StageFailure) return { failure: failureOf(task, error), ms: now() - (begun ?? now()) }
      stop.abort(error)
      throw error
    }
  }

  const takeOrReturn = async (task: Keyed): Promise<Keyed | null> => {
    const outcome = await take(task)
    if (outcome === null) return task
    watcher.ended(task, outcome)
    return null
  }

  const missing = (await Promise.all(tasks.map(takeOrReturn))).filter((task) => task !== null)
  const ends = await Promise.allSettled(missing.map(async (task) => watcher.ended(task, await make(task))))
  // After an abort most have failed because of it: its reason is the one to tell.
  shop.signal.throwIfAborted()
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
