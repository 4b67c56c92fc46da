import type { Design, Sampling } from '../schema/config.ts'
import type { Job, JobVariant } from '../schema/job.ts'
import type { Benchmark, Manifest } from '../schema/manifest.ts'
import type { PlannedVisit } from './plan.ts'

/** What decides how visits are made, besides the plan. */
export interface JobOptions {
  readonly design: Pick<Design, 'measure' | 'network' | 'frames' | 'capacity' | 'rounds'>
  /** Of throughput and all that warms up. */
  readonly sampling: Sampling
}

/** What an address ends in. */
const suffixes = { wasm: '.wasm', javascript: '.js' } as const

/** Where the server has a module or a script; loads go through the network that it imitates, and may be kept in caches. */
const addressOf = (
  crate: string,
  file: string,
  language: JobVariant['language'] = 'wasm',
  query: Readonly<Record<string, string>> = {},
): string => {
  const text = Object.entries(query).map((pair) => pair.join('='))
  return `/artefacts/${crate}/${file}${suffixes[language]}${text.length === 0 ? '' : `?${text.join('&')}`}`
}

/** What an address of a load carries. Caches go by the address, so what is not to be shared has one of its own. */
const loadQuery = ({ id, seed }: PlannedVisit, { network }: JobOptions['design']): Record<string, string> => ({
  v: `${id}-${seed}`,
  ...(network === null ? {} : { network: '1' }),
})

const variantsOf = (
  { crate, size, expected, perVariant }: Benchmark,
  { artefacts }: Manifest,
  visit: PlannedVisit,
  query: Record<string, string>,
): JobVariant[] =>
  visit.variants.map((id) => {
    const artefact = artefacts.find((built) => built.crate === crate && built.variant === id)
    const script = (name: string): string => `/artefacts/${crate}/${id}/${name}.js`
    const language = artefact?.language ?? 'wasm'
    return {
      id,
      url: addressOf(crate, id, language, query),
      language,
      sharedMemory: artefact?.sharedMemory ?? null,
      features: artefact?.features ?? [],
      ...(perVariant[id] ?? { size, expected }),
      scripts: artefact?.scripts ? { glue: script('glue'), adapter: script('adapter') } : null,
    }
  })

/**
 * Writes a planned visit out in full, so that its page needs to know nothing else: a job for each page that it opens. All
 * but the last only prepare it.
 */
export const jobsOf =
  (manifest: Manifest) =>
  (visit: PlannedVisit, { design, sampling }: JobOptions): [Job, ...Job[]] => {
    const benchmark = manifest.benchmarks.find(({ id }) => id === visit.benchmark)
    if (!benchmark) throw new Error(`the plan names a benchmark that is not in the manifest: ${visit.benchmark}`)
    const { crate, frame, capacity } = benchmark
    const common = { schemaVersion: 2, visit: visit.id, seed: visit.seed, benchmark: benchmark.id } as const
    const variants = variantsOf(benchmark, manifest, visit, {})
    const withFrame = () => {
      if (!frame) throw new Error(`${visit.benchmark} is visited for its frames, but says nothing of its picture`)
      return { ...common, variants, frame }
    }
    switch (visit.protocol) {
      case 'throughput':
        return [
          {
            ...common,
            protocol: 'throughput',
            variants,
            sampling,
            load: !(benchmark.measure ?? design.measure).includes('load'),
          },
        ]
      case 'load': {
        const { cache } = visit
        const loaded = variantsOf(benchmark, manifest, visit, loadQuery(visit, design))
        const load = { ...common, protocol: 'load', variants: loaded, cache, sampling, prime: false } as const
        return cache === 'cold' ? [load] : [{ ...load, visit: `${visit.id}-prime`, prime: true }, load]
      }
      case 'frames':
        return [{ ...withFrame(), protocol: 'frames', frames: design.frames }]
      case 'capacity':
        if (!capacity) throw new Error(`${visit.benchmark} is visited for its capacity, but has no range for it`)
        return [{ ...withFrame(), protocol: 'capacity', range: capacity, capacity: design.capacity }]
      case 'memory': {
        const [id] = visit.variants
        const counted = manifest.counting.some((built) => built.crate === crate && built.variant === id)
        const counting = counted ? addressOf(crate, `${id}.counting`) : null
        return [{ ...common, protocol: 'memory', variants, counting, rounds: design.rounds }]
      }
      case 'boundary':
        return [{ ...common, protocol: 'boundary', variants, sampling }]
    }
  }
