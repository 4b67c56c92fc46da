import { join } from 'node:path'
import type { Workshop } from './maker.ts'
import type { Task } from './task.ts'

/** Absolute. */
export const targetFolder = (task: Task, { cache }: Workshop): string => join(cache.folder, 'target', task.target)
