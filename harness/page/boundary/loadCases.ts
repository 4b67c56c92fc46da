import type { JobVariant } from '../../schema/job.ts'
import { attempt } from '../attempt.ts'
import type { Announce } from '../loadVariants.ts'
import { requestBytes } from '../request.ts'
import { uniqueBytes } from '../uniqueBytes.ts'
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

const fetchModule = async (url: string, visit: string, mark: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(uniqueBytes(await requestBytes(url, visit), mark))

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
 * @param visit the page's own
 * @param mark makes the module's bytes unlike any that this browser has compiled before
 * @param announce called before the module's own code runs for the first time: it may never return
 * @throws VariantError
 */
export const loadCases = async (
  variant: JobVariant,
  visit: string,
  mark: string,
  announce: Announce,
): Promise<LoadedCases> => {
  const { id, url, scripts, size } = variant
  const [module, glue, adapter] = await attempt(id, 'download', async () => {
    if (scripts === null) throw new Error('it was built without glue')
    return Promise.all([
      fetchModule(url, visit, mark),
      import(scripts.glue) as Promise<Glue>,
      import(scripts.adapter) as Promise<{ cases: Cases<Glue> }>,
    ])
  })
  await announce('instantiate')
  const exports = await attempt(id, 'instantiate', () => glue.default({ module_or_path: module }))
  const cases = await attempt(id, 'setup', () => adapter.cases(glue, exports, size))
  await announce('verify')
  return {
    variant: id,
    cases,
    memory: exports.memory,
    checksum: await attempt(id, 'verify', () => verify(cases, variant)),
  }
}
