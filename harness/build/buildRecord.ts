import type { Artefact, BuildFailure } from '../schema/manifest.ts'
import type { BuildEvent } from './events.ts'
import type { Outcome, Watcher } from './makeAll.ts'
import type { Keyed } from './task.ts'

/** Keeps what became of each task, and tells it as events with the count so far. */
export class BuildRecord implements Watcher {
  readonly #tasks: readonly Keyed[]
  readonly #emit: (event: BuildEvent) => void
  readonly #outcomes = new Map<Keyed, Outcome>()

  constructor(tasks: readonly Keyed[], emit: (event: BuildEvent) => void) {
    this.#tasks = tasks
    this.#emit = emit
  }

  started(task: Keyed): void {
    this.#emit({ type: 'artefact-started', ...this.#which(task) })
  }

  ended(task: Keyed, outcome: Outcome): void {
    this.#outcomes.set(task, outcome)
    const which = this.#which(task)
    if ('failure' in outcome)
      this.#emit({ type: 'artefact-failed', ...which, failure: outcome.failure, ms: outcome.ms })
    else this.#emit({ type: 'artefact-finished', ...which, cached: outcome.cached, ms: outcome.ms })
  }

  /** In the order of the tasks, whatever order they ended in. */
  get artefacts(): Artefact[] {
    return this.#inOrder((outcome, { counting }) => ('artefact' in outcome && !counting ? outcome.artefact : null))
  }

  /** Those whose allocator counts. */
  get counting(): Artefact[] {
    return this.#inOrder((outcome, { counting }) => ('artefact' in outcome && counting ? outcome.artefact : null))
  }

  get failures(): BuildFailure[] {
    return this.#inOrder((outcome) => ('failure' in outcome ? outcome.failure : null))
  }

  #inOrder<T>(pick: (outcome: Outcome, task: Keyed) => T | null): T[] {
    return this.#tasks.flatMap((task) => {
      const outcome = this.#outcomes.get(task)
      return (outcome && pick(outcome, task)) ?? []
    })
  }

  #which({ crate, id }: Keyed): { crate: string; variant: string; done: number; total: number } {
    return { crate: crate.name, variant: id, done: this.#outcomes.size, total: this.#tasks.length }
  }
}
