import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{harness,server,reports,tests}/**/*.test.ts'],
    // Every metric in three engines takes minutes and a std for each of its workspaces: CROSSLANE_TEST=all has it.
    exclude: [
      ...configDefaults.exclude,
      ...(process.env['CROSSLANE_TEST'] === 'all' ? [] : ['tests/cli/everyMetric.test.ts']),
    ],
    testTimeout: 60_000,
    // Tests of browsers wait more than they work.
    maxWorkers: 2,
  },
})
