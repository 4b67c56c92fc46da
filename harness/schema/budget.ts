import * as z from 'zod'

/** A name, or a pattern in which `*` stands for any characters: `size-*`, `*@l1`. */
const Pattern = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9*._@-]+$/, 'must be a name, or a pattern with "*" for any characters')

export const PatternList = z.union([Pattern, z.array(Pattern).min(1)])
export const Patterns = PatternList.default('*')

/** A number in the metric's own unit, or with a unit of its kind: `500 kB`, `2 MiB`, `16.67 ms`, `95 %`. */
const Amount = z.union([z.number(), z.string().max(40)])

/** Something that has to hold of every cell that it is about. Exactly one of `most`, `least` and `speedup`. */
export const Budget = z
  .strictObject({
    metric: PatternList,
    /** Crates, or benchmarks such as `dot-f32@l1`. */
    crates: Patterns,
    variants: Patterns,
    /** Browsers of the config, or engines. What is the same in every browser, such as a size, is meant in any case. */
    browsers: Patterns,
    most: Amount.optional(),
    least: Amount.optional(),
    /** So many times as good as the baseline: 2 is twice as fast, or half the size. */
    speedup: z.number().positive().optional(),
    /** Whether a broken one fails the check, or is only told. */
    level: z.enum(['error', 'warn']).default('error'),
  })
  .superRefine((budget, context) => {
    const given = (['most', 'least', 'speedup'] as const).filter((key) => budget[key] !== undefined)
    if (given.length === 1) return
    const found = given.length === 0 ? 'none' : given.join(' and ')
    context.addIssue({ code: 'custom', message: `needs exactly one of most, least and speedup; it has ${found}` })
  })
export type Budget = z.infer<typeof Budget>

/** What the field holds to be good, as warnings: a page's visitors leave, or do not get it at all, beyond these. */
export const defaultBudgets: readonly z.input<typeof Budget>[] = [
  { metric: 'size-brotli', most: '500 kB', level: 'warn' },
  { metric: 'size-raw', most: '2 MB', level: 'warn' },
  { metric: 'compile-instantiate', most: '100 ms', level: 'warn' },
  { metric: 'linear-memory', most: '10 MB', level: 'warn' },
  { metric: 'frame-work-p95', most: '16.67 ms', level: 'warn' },
  { metric: 'reach', least: '95 %', level: 'warn' },
]
