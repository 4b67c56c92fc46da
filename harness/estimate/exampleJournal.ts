import { Design } from '../schema/config.ts'
import type { JournalEntry, Launched, Redone, RunStarted, Visited } from '../schema/journal.ts'
import { Artefact, Benchmark, Manifest } from '../schema/manifest.ts'
import { defaultVariants, Variant } from '../schema/variant.ts'
import { type VariantResult, VisitResult } from '../schema/visit.ts'

const at = '2026-01-02T03:04:05.000Z'

const benchmark = (id: string): Benchmark =>
  Benchmark.parse({
    id,
    crate: id,
    title: id,
    description: '',
    kind: 'throughput',
    control: false,
    lanes: null,
    variants: ['scalar', 'autovec', 'simd'],
    size: 1,
    expected: { checksum: 1 },
    perVariant: {},
    bytesPerCall: null,
    elementsPerCall: null,
  })

const artefact = (crate: string, variant: string, raw: number): Artefact =>
  Artefact.parse({
    crate,
    variant,
    file: `${crate}.${variant}.wasm`,
    sha256: '0'.repeat(64),
    sizes: { raw, gzip: raw / 2, brotli: raw / 4, zstd: raw / 2 },
    sections: [],
    functions: 1,
    imports: [],
    exports: [],
    features: [],
    simdInstructions: 0,
    commands: { cargo: 'cargo build', wasmOpt: null },
    std: 'prebuilt',
    buildMs: 1,
  })

/** First line of a journal in which two benchmarks, `dot` and `add`, were built in every default variant. */
export const runStarted = (change: Partial<RunStarted> = {}): RunStarted => ({
  type: 'run',
  schemaVersion: 2,
  crosslane: '0.0.0',
  run: 'example',
  at,
  command: ['crosslane', 'run'],
  seed: 1,
  environment: { os: '', kernel: '', arch: '', cpu: '', cores: 2, memoryBytes: 1, loadAverage: 0, node: '' },
  git: null,
  baseline: 'scalar',
  control: null,
  variants: Object.fromEntries(Object.entries(defaultVariants).map(([id, variant]) => [id, Variant.parse(variant)])),
  design: Design.parse({}),
  suites: [],
  limits: [],
  noise: null,
  certificate: null,
  browsers: ['chromium', 'firefox'],
  began: at,
  visits: 20,
  manifest: Manifest.parse({
    schemaVersion: 1,
    toolchain: { rustc: '', cargo: '', wasmOpt: '', source: '' },
    benchmarks: [benchmark('dot'), benchmark('add')],
    artefacts: ['dot', 'add'].flatMap((crate) => [
      artefact(crate, 'scalar', 1000),
      artefact(crate, 'autovec', 1200),
      artefact(crate, 'simd', 2000),
    ]),
    failures: [],
  }),
  ...change,
})

/** A variant with these times per call in ns, that loaded in no time that a coarse clock would see. */
export const measured = (
  variant: string,
  time: readonly number[],
  change: Partial<VariantResult> = {},
): VariantResult =>
  ({
    outcome: 'measured',
    variant,
    checksum: 1,
    samples: { time: [...time], compile: [0], 'first-result': [2] },
    // So many that the clock's steps do not matter.
    callsPerSample: time.map(() => 1_000_000),
    warmUp: { steady: true, ms: 1, calls: 1, curve: [] },
    ...change,
  }) as VariantResult

export const visited = (
  block: number,
  variants: readonly VariantResult[],
  change: Partial<Pick<Visited, 'browser' | 'benchmark' | 'launch' | 'protocol'>> = {},
): Visited => ({
  type: 'visit',
  at,
  browser: 'chromium',
  benchmark: 'dot',
  protocol: 'throughput',
  cache: 'cold',
  watched: false,
  block,
  launch: Math.floor(block / 2),
  seed: block,
  processes: [],
  checkpoints: [],
  codeCache: null,
  wallMs: 2,
  noise: null,
  result: VisitResult.parse({
    visit: `v${block}`,
    clock: {
      stepMs: 0.005,
      regular: false,
      resolutionMs: 0.005,
      crossOriginIsolated: true,
      secureContext: true,
      visible: true,
      userAgent: '',
    },
    variants: [...variants],
    rounds: [],
    canary: [],
    measuredMs: 1,
    durationMs: 1,
    errors: [],
  }),
  ...change,
})

/** The browser of the visits has come up. */
export const launched: Launched = {
  type: 'launch',
  at,
  launch: 0,
  browser: {
    id: 'chromium',
    engine: 'chromium',
    name: 'C',
    version: '1',
    driver: 'd',
    how: '',
    binary: null,
    flags: [],
  },
}

/** All visits of a block before this line do not count. */
export const redone = (block: number): Redone => ({
  type: 'redone',
  at,
  browser: 'chromium',
  block,
  visits: [],
  reasons: ['stolen'],
})

export const ended: JournalEntry = { type: 'end', at, status: 'complete' }
