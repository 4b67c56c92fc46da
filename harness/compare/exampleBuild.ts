import { Artefact, Benchmark, type BuildFailure } from '../schema/manifest.ts'
import type { Built } from './pair.ts'

const artefact = (crate: string, variant: string, content: string): Artefact =>
  Artefact.parse({
    crate,
    variant,
    file: `artefacts/${content}/${crate}.${variant}.wasm`,
    sha256: Buffer.from(content).toString('hex').padEnd(64, '0'),
    sizes: { raw: 100, gzip: 80, brotli: 70, zstd: 75 },
    sections: [],
    functions: 2,
    imports: [],
    exports: ['bench_setup', 'bench_run', 'memory'],
    features: [],
    simdInstructions: 0,
    commands: { cargo: 'cargo build', wasmOpt: null },
    std: 'prebuilt',
    buildMs: 1,
  })

/** A benchmark for tests; `crate@size` as its id makes it one of several sizes. */
export const exampleBenchmark = (id: string, variants: readonly string[], more: Partial<Benchmark> = {}): Benchmark =>
  Benchmark.parse({
    id,
    crate: id.split('@')[0] ?? id,
    title: id,
    description: '',
    kind: 'throughput',
    control: false,
    lanes: null,
    variants: [...variants],
    size: 3,
    expected: { checksum: 45 },
    perVariant: {},
    bytesPerCall: null,
    elementsPerCall: 1000,
    ...more,
  })

export const exampleFailure = (crate: string, variant: string): BuildFailure => ({
  crate,
  variant,
  stage: 'cargo',
  message: `${crate} does not compile`,
  output: 'error: no',
})

/** A build for tests that was never made. @param modules what each module holds, by `crate.variant` */
export const exampleBuild = (
  folder: string,
  benchmarks: readonly Benchmark[],
  modules: Readonly<Record<string, string>>,
  failures: readonly BuildFailure[] = [],
): Built => ({
  folder,
  manifest: {
    schemaVersion: 1,
    toolchain: { rustc: 'rustc', cargo: 'cargo', wasmOpt: 'wasm-opt', source: 'test' },
    benchmarks: [...benchmarks],
    artefacts: Object.entries(modules).map(([name, content]) => {
      const [crate = '', variant = ''] = name.split('.')
      return artefact(crate, variant, content)
    }),
    counting: [],
    failures: [...failures],
  },
})
