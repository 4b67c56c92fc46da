/** What a crosslane.config.ts imports. */
export { defineConfig } from './schema/config.ts'
export type { Config, ConfigInput } from './schema/config.ts'
