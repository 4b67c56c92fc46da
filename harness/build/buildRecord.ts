import type { Artefact, BuildFailure } from '../schema/manifest.ts'
import type { BuildEvent } from './events.ts'
import type { KeyedTask } from './keyTasks.ts'
import type { Outcome, Watcher } from './makeAll.ts'

/** Keeps what became of each task, and tells it as events with the count so far. */
export class BuildRecord implements Watcher {
  readonly #tasks: readonly KeyedTask[]
  readonly #emit: (event: BuildEvent) => void
  readonly #outcomes = new Map<KeyedTask, Outcome>()

  constructor(tasks: readonly KeyedTask[], emit: (event: BuildEvent) => void) {
    this.#tasks = tasks
    this.#emit = emit
  }

  started(task: KeyedTask): void {
    this.#emit({ type: 'artefact-started', ...this.#which(task) })
  }

  ended(task: KeyedTask, outcome: Outcome): void {
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

  #inOrder<T>(pick: (outcome: Outcome, task: KeyedTask) => T | null): T[] {
    return this.#tasks.flatMap((task) => {
      const outcome = this.#outcomes.get(task)
      return (outcome && pick(outcome, task)) ?? []
    })
  }

  #which({ crate, id }: KeyedTask): { crate: string; variant: string; done: number; total: number } {
    return { crate: crate.name, variant: id, done: this.#outcomes.size, total: this.#tasks.length }
  }
}
