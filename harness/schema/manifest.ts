import * as z from 'zod'
import { CapacityRange, CrateKind, Expected, Frame, Limit } from './crate.ts'
import { Name, Sha256, Uint32 } from './names.ts'
import { Protocol } from './protocol.ts'
import { Reach } from './reach.ts'

const Bytes = z.int().nonnegative()

/** A crate at one of its sizes: what a visit measures. Its id is `crate`, or `crate@size` where there are several. */
export const Benchmark = z.object({
  id: Name,
  crate: Name,
  title: z.string(),
  description: z.string(),
  kind: CrateKind,
  control: z.boolean(),
  /** Speed-ups that are known beforehand, by variant. */
  known: z.record(Name, z.number().positive()).default({}),
  lanes: z.number().nullable(),
  variants: z.array(Name),
  size: Uint32,
  expected: Expected,
  /** Where variants are different programs (two crates, two commits), what differs for each. */
  perVariant: z.record(Name, z.object({ size: Uint32, expected: Expected })).default({}),
  bytesPerCall: z.number().nullable(),
  elementsPerCall: z.number().nullable(),
  limit: Limit.nullable().default(null),
  /** The suites that it is measured for, each with the variants that count there. */
  suites: z.record(Name, z.array(Name)).default({}),
  /** What is measured of it; `null`: what the design says. */
  measure: z.array(Protocol).nullable().default(null),
  /** Of a `frame` crate. */
  frame: Frame.nullable().default(null),
  capacity: CapacityRange.nullable().default(null),
})
export type Benchmark = z.infer<typeof Benchmark>

/** One built module: a crate in a variant. */
export const Artefact = z.object({
  crate: Name,
  variant: Name,
  /** `javascript`: a script that does the same work; then there are no sections, functions, imports or features. */
  language: z.enum(['wasm', 'javascript']).default('wasm'),
  /** The shared memory that the module imports, in pages of 64 KiB; `null`: it has one of its own. */
  sharedMemory: z.object({ initial: z.int(), maximum: z.int() }).nullable().default(null),
  /** Path of the .wasm or .js file below the build's folder. */
  file: z.string(),
  sha256: Sha256,
  /** Size of the file as it is and as a server would send it, in bytes. */
  sizes: z.object({ raw: Bytes, gzip: Bytes, brotli: Bytes, zstd: Bytes }),
  /** Sections in file order; `bytes` is the payload with its header. With the 8-byte preamble they add up to `sizes.raw`. */
  sections: z.array(z.object({ name: z.string(), bytes: Bytes })),
  functions: z.int().nonnegative(),
  imports: z.array(z.string()),
  exports: z.array(z.string()),
  /** Wasm features that the module really uses, decoded from it: `simd`, `bulkMemory`, `signExtensions`, …: named as wasm-feature-detect does. */
  features: z.array(z.string()),
  simdInstructions: z.int().nonnegative(),
  /** How often each SIMD instruction stands in the code, by its name in the text format: `f32x4.mul`. */
  simdMix: z.record(z.string(), z.int().positive()).default({}),
  /** The functions with the largest bodies, largest first; `name` is `null` where the module names it nowhere. */
  largestFunctions: z
    .array(z.object({ index: z.int().nonnegative(), name: z.string().nullable(), bytes: Bytes }))
    .default([]),
  /** Size of the module after each step of its making, in bytes: what came out of cargo, of wasm-opt, of leaving out names and other notes. */
  steps: z.array(z.object({ step: z.enum(['cargo', 'wasm-opt', 'strip']), bytes: Bytes })).default([]),
  /** Who can run it; `null` in manifests from before that was worked out. */
  reach: Reach.nullable().default(null),
  /** JavaScript that belongs to the module, as paths below the build's folder: wasm-bindgen's glue, and the crate's adapter. */
  scripts: z.object({ glue: z.string(), adapter: z.string() }).nullable().default(null),
  /** The command lines, so that anyone can repeat the build by hand. */
  commands: z.object({ cargo: z.string(), wasmOpt: z.string().nullable() }),
  /** Whether std was compiled with the variant's flags or came prebuilt. */
  std: z.enum(['built', 'prebuilt']),
  /** Time the build took, in ms; that of the original build when it came from the cache. */
  buildMs: z.number().nonnegative(),
})
export type Artefact = z.infer<typeof Artefact>

/** A crate that could not be built in a variant. */
export const BuildFailure = z.object({
  crate: Name,
  variant: Name,
  stage: z.enum(['cargo', 'wasm-opt', 'inspect', 'contract']),
  message: z.string(),
  /** What the failing tool printed. */
  output: z.string(),
})
export type BuildFailure = z.infer<typeof BuildFailure>

export const ToolchainFacts = z.object({
  rustc: z.string(),
  cargo: z.string(),
  wasmOpt: z.string(),
  /** Where the tool-chain comes from: `rustup`, `debian`, … */
  source: z.string(),
})
export type ToolchainFacts = z.infer<typeof ToolchainFacts>

/** manifest.json: what a build made. */
export const Manifest = z.object({
  schemaVersion: z.literal(1),
  toolchain: ToolchainFacts,
  benchmarks: z.array(Benchmark),
  artefacts: z.array(Artefact),
  /** The same crates and variants with an allocator that counts: looked into, never timed. */
  counting: z.array(Artefact).default([]),
  failures: z.array(BuildFailure),
})
export type Manifest = z.infer<typeof Manifest>
