import type { Reach } from '../schema/reach.ts'
import { readData } from './readData.ts'
import { reachIn, type ReachData } from './reachIn.ts'

let data: ReachData | null = null

/**
 * The share of today's users whose browsers run a module that uses these features, named as `wasmFeatures` are. Usage is
 * caniuse's, support browser-compat-data's, Baseline web-features'. The data are read at the first call and only then.
 */
export const reachOf = (features: readonly string[]): Reach => {
  data ??= readData()
  return reachIn(data, features)
}
