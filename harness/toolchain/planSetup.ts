import type { Config } from '../schema/config.ts'
import { findApt } from './apt.ts'
import { browserNeeds } from './browserNeeds.ts'
import type { FindBrowsers } from './findBrowsers.ts'
import { rustNeedsOf } from './findRust.ts'
import { rustNeed } from './rustNeed.ts'
import type { Need } from './step.ts'
import { findWasmOpt } from './wasmOpt.ts'
import type { World } from './world.ts'

const wasmOptNeed = async (world: World): Promise<Need | null> => {
  const found = await findWasmOpt(world)
  if (!('missing' in found)) return null
  return {
    title: 'wasm-opt',
    missing: found.missing,
    steps: [],
    hint: found.hint,
    met: async () => !('missing' in (await findWasmOpt(world))),
  }
}

/** All that is missing for a run of this config, and how to get it. Changes nothing. */
export const planSetup = async (world: World, config: Config, findBrowsers: FindBrowsers): Promise<readonly Need[]> => {
  const apt = await findApt(world)
  const needs = await Promise.all([
    rustNeed(world, apt, rustNeedsOf(config)),
    wasmOptNeed(world),
    browserNeeds(world, apt, config, findBrowsers),
  ])
  return needs.flat().filter((need) => need !== null)
}
