import type { Config } from '../../schema/config.ts'
import type { FindBrowsers } from '../findBrowsers.ts'
import { rustNeedsOf } from '../findRust.ts'
import { browserChecks } from './browsers.ts'
import type { Check } from './check.ts'
import { diskCheck } from './disk.ts'
import { displayCheck } from './display.ts'
import { nodeCheck } from './node.ts'
import { packagesCheck } from './packages.ts'
import { quietChecks } from './quiet.ts'
import { rustChecks } from './rust.ts'
import { wasmOptCheck } from './wasmOpt.ts'

/** The rows of `crosslane doctor`, in their order: add a check here. */
export const checksFor = (config: Config, findBrowsers: FindBrowsers): readonly Check[] => [
  nodeCheck,
  packagesCheck,
  ...rustChecks(rustNeedsOf(config)),
  wasmOptCheck,
  ...browserChecks(config, findBrowsers),
  displayCheck(config),
  diskCheck,
  ...quietChecks,
]
