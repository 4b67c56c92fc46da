import type { JobVariant } from '../../schema/job.ts'
import type { Phase } from '../../schema/visit.ts'
import { uniqueBytes } from '../uniqueBytes.ts'
import { VariantError } from '../variantError.ts'
import type { Case, Cases } from './adapter.ts'

/** What wasm-bindgen's JavaScript exports for the web, besides what the crate does. */
interface Glue {
  /** Instantiates the module. */
  readonly default: (options: { module_or_path: WebAssembly.Module }) => Promise<{ memory: WebAssembly.Memory }>
}

/** A variant's cases, of which each has returned once what it has to. */
export interface LoadedCases {
  readonly variant: string
  readonly cases: readonly Case[]
  readonly memory: WebAssembly.Memory
  /** The sum of what the cases return, as a u32: what the crate declares. */
  readonly checksum: number
}

const fetchModule = async (url: string, mark: string): Promise<WebAssembly.Module> => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return WebAssembly.compile(uniqueBytes(new Uint8Array(await response.arrayBuffer()), mark))
}

const verify = (cases: readonly Case[], variant: JobVariant): number => {
  if (cases.length === 0) throw new Error('its adapter has no cases')
  for (const each of cases) {
    if ('missing' in each) continue
    const returned = each.run() >>> 0
    if (returned !== each.expected) {
      throw new Error(`wrong result: ${each.id} returned ${returned}, expected ${each.expected}`)
    }
  }
  const checksum = cases.reduce((sum, { expected }) => (sum + expected) >>> 0, 0)
  if (!('checksum' in variant.expected) || variant.expected.checksum !== checksum) {
    throw new Error(`wrong result: the cases add up to ${checksum}, but the crate declares another checksum`)
  }
  return checksum
}

/**
 * Loads a variant with its glue and its adapter, and runs each case once to see that it is right.
 *
 * @param mark makes the module's bytes unlike any that this browser has compiled before
 * @param announce called before the module's own code runs for the first time: it may never return
 * @throws VariantError
 */
export const loadCases = async (
  variant: JobVariant,
  mark: string,
  announce: (phase: Phase) => Promise<void>,
): Promise<LoadedCases> => {
  const { id, url, scripts, size } = variant
  const phase = async <Result>(name: Phase, step: () => Promise<Result> | Result): Promise<Result> => {
    try {
      return await step()
    } catch (cause) {
      throw new VariantError(id, name, cause)
    }
  }
  const [module, glue, adapter] = await phase('download', async () => {
    if (scripts === null) throw new Error('it was built without glue')
    return Promise.all([
      fetchModule(url, mark),
      import(scripts.glue) as Promise<Glue>,
      import(scripts.adapter) as Promise<{ cases: Cases<Glue> }>,
    ])
  })
  await announce('instantiate')
  const exports = await phase('instantiate', () => glue.default({ module_or_path: module }))
  const cases = await phase('setup', () => adapter.cases(glue, exports, size))
  await announce('verify')
  return { variant: id, cases, memory: exports.memory, checksum: await phase('verify', () => verify(cases, variant)) }
}
