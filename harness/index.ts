/** What a crosslane.config.ts imports. */
export { defaultBudgets } from './schema/budget.ts'
export { defineConfig } from './schema/config.ts'
export { defaultVariants } from './schema/variant.ts'
export type { Config, ConfigInput } from './schema/config.ts'
