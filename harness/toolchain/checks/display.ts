import type { Config } from '../../schema/config.ts'
import { findDisplay } from '../display.ts'
import { sudoPrefix } from '../permission.ts'
import type { Check } from './check.ts'

/** Where WebKitGTK can open its window. */
export const displayCheck = (config: Config): Check => ({
  id: 'display',
  title: 'display',
  run: async (world) => {
    const display = await findDisplay(world, config)
    switch (display.kind) {
      case 'unneeded':
        return { status: 'ok', found: 'none needed' }
      case 'present':
        return { status: 'ok', found: `the one of ${display.name}` }
      case 'xvfb':
        return { status: 'ok', found: `${display.path}, started for each run of WebKitGTK` }
      case 'missing':
        return {
          status: 'warn',
          found: 'neither a display nor Xvfb, which WebKitGTK would need',
          hint: `Type: ${sudoPrefix(world)}apt-get install xvfb   (or npx crosslane setup)`,
        }
    }
  },
})
