import * as z from 'zod'
import { Name } from './names.ts'

/** What nights are held against: modules of one commit, built once and never again. */
export const Control = z.object({
  /** The variant of the run that it is. */
  id: Name,
  /** The variant of the config that it was built in. */
  variant: Name,
  /** Of git, as it was named. */
  ref: z.string(),
  commit: z.string(),
})
export type Control = z.infer<typeof Control>
