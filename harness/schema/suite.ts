import * as z from 'zod'
import { Name } from './names.ts'
import { Protocol } from './protocol.ts'

/**
 * Benchmarks that answer one question together. Which crates belong to it they say themselves (`suites` in their metadata),
 * or `of` names the suites that it is made of.
 */
export const Suite = z.strictObject({
  title: z.string().max(200),
  /** What its report answers, as a question. */
  question: z.string().max(500).default(''),
  /** Suites that this one is all of; the other keys but the title are then those of each. */
  of: z.array(Name).optional(),
  /** The variants that its crates are built in, besides the baseline; those that a crate has by default when left out. */
  variants: z.array(Name).optional(),
  /** Which sizes of a crate are measured: the first that it declares, or all. */
  sizes: z.enum(['first', 'all']).default('first'),
  /** What is measured; what the design says when left out. */
  measure: z.array(Protocol).min(1).optional(),
  /** `pareto`: the report draws time against size, which no single number answers. */
  chart: z.enum(['pareto']).optional(),
  /** How long a full run takes on a usual machine with three browsers, building included, in minutes… */
  minutes: z.number().positive(),
  /** …and a quick one. */
  quickMinutes: z.number().positive(),
})
export type Suite = z.infer<typeof Suite>

/** What a run says of a suite that it measured. */
export const SuiteFacts = z.object({
  id: Name,
  title: z.string(),
  question: z.string(),
  chart: z.enum(['pareto']).nullable(),
  /** Its benchmarks, by id. */
  benchmarks: z.array(Name),
  /** Its variants besides the baseline, in the order of the config. */
  variants: z.array(Name),
})
export type SuiteFacts = z.infer<typeof SuiteFacts>
