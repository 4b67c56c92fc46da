import * as z from 'zod'
import { Name } from './names.ts'

/** One way of building every benchmark crate. A variant is data: adding one is an entry in the config. */
export const Variant = z.strictObject({
  /** What the reports call it; the id when left out. */
  title: z.string().max(200).optional(),
  /** Passed to rustc as `-C target-feature=…`; each starts with `+` or `-`. */
  targetFeatures: z.array(z.string().regex(/^[+-][a-z0-9-]+$/, 'must start with + or -, like "+simd128"')).default([]),
  /** Cargo features of the benchmark crate that this variant turns on; a crate that has none of them is built without. */
  cargoFeatures: z.array(z.string()).default([]),
  /** Further flags for rustc, for what the fields above do not cover. */
  rustFlags: z.array(z.string()).default([]),
  profile: z.string().default('release'),
  optLevel: z.enum(['0', '1', '2', '3', 's', 'z']).optional(),
  /** Flags for wasm-opt besides the features, which are always named; `false` leaves cargo's output as it is. */
  wasmOpt: z.union([z.literal(false), z.array(z.string().startsWith('-'))]).default(['-O3']),
  /** Whether std is compiled with this variant's flags too. `auto`: only where no prebuilt std is installed. */
  buildStd: z.enum(['auto', 'always', 'never']).default('auto'),
  /** How much SIMD the built module must contain, or the build fails: `none`, `some`, or `any` amount. */
  simd: z.enum(['none', 'some', 'any']).default('any'),
  /** Built only in crates that list it, in suites that name it, and where the command line does. */
  optIn: z.boolean().default(false),
  /** Not Rust at all but the crate's `js/<name>.ts`, which does the same work: what Wasm has to beat. All that is about cargo is ignored. */
  javascript: Name.optional(),
  /** Compiled for several threads over one shared memory: with atomics, std built to go with them, the memory imported. */
  threads: z.boolean().default(false),
})
export type Variant = z.infer<typeof Variant>

/** The three variants that every crate is built in unless the config or the crate says otherwise. */
export const defaultVariants = {
  scalar: { title: 'scalar', targetFeatures: ['-simd128'], simd: 'none' },
  autovec: { title: 'autovectorised', targetFeatures: ['+simd128'], simd: 'any' },
  simd: { title: 'hand-written SIMD', targetFeatures: ['+simd128'], cargoFeatures: ['simd'], simd: 'some' },
} satisfies Record<string, z.input<typeof Variant>>
