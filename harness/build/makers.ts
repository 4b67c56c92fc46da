import type { Maker } from './maker.ts'
import { moduleMaker } from './makeArtefact.ts'
import { scriptMaker } from './script/makeScript.ts'
import type { Task } from './task.ts'

const makers: { readonly [Language in Task['language']]: Maker<Extract<Task, { language: Language }>> } = {
  wasm: moduleMaker,
  javascript: scriptMaker,
}

/** How the task's artefact is made. */
export const makerOf = (task: Task): Maker<Task> =>
  // Each takes the tasks that it is named for.
  makers[task.language] as unknown as Maker<Task>
