import { join } from 'node:path'
import type { Workshop } from './maker.ts'
import type { Task } from './task.ts'

/** Absolute. */
export const targetFolder = (task: Task, { targets }: Workshop): string => join(targets, task.target)
