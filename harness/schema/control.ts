import * as z from 'zod'
import { Name, Sha256 } from './names.ts'

/** The commit that a night is held against: its modules were built once and never again. */
export const ControlCommit = z.object({
  /** Of git, as it was named. */
  ref: z.string(),
  commit: z.string(),
})
export type ControlCommit = z.infer<typeof ControlCommit>

/** What a night measures of its control: each variant beside the same variant of then. */
export const PlannedControl = ControlCommit.extend({
  /** Id of the control's module by the variant that is held against it. */
  ids: z.record(Name, Name),
})
export type PlannedControl = z.infer<typeof PlannedControl>

/** What numbers of a night are held against. */
export const Control = ControlCommit.extend({
  /** The control's modules, by crate and by the variant that is held against them. */
  modules: z.array(z.object({ crate: Name, variant: Name, sha256: Sha256 })),
})
export type Control = z.infer<typeof Control>
