import * as z from 'zod'
import { PatternList, Patterns } from './budget.ts'

/** Changes that nobody wants to be told of until a day. */
export const Mute = z.strictObject({
  metrics: Patterns,
  /** Crates, or benchmarks such as `dot-f32@l1`. */
  crates: Patterns,
  variants: Patterns,
  /** Browsers of the config, or engines. */
  browsers: Patterns,
  /** The last day on which it holds, such as `2026-12-24`, in UTC. */
  until: z.iso.date(),
  why: z.string().min(1).max(200),
})
export type Mute = z.infer<typeof Mute>

/** Who is told of a night over HTTP. */
export const Webhook = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** What messages are signed with; both sides know it. */
  secret: z.string().min(16, 'must have 16 characters or more: what messages are signed with').max(1000),
  /** So often it is tried; pauses grow from 2 s, three times as long each. */
  attempts: z.int().min(1).max(10).default(5),
  /** Of nights on which something changed or failed, or of all. */
  when: z.enum(['news', 'always']).default('news'),
})
export type Webhook = z.infer<typeof Webhook>

/** What `crosslane nightly` does. */
export const NightlyChoice = z.strictObject({
  /** The commit that nights are held against: a tag, a branch, a hash. */
  control: z.string().min(1).optional(),
  /** What is followed from night to night. */
  metrics: PatternList.default(['time', 'size-brotli']),
  /** Changes below this share are not told. */
  threshold: z.number().positive().max(0.5).default(0.01),
  mute: z.array(Mute).default([]),
  webhook: Webhook.optional(),
})
export type NightlyChoice = z.infer<typeof NightlyChoice>
