import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{harness,server,reports,tests}/**/*.test.ts'],
    testTimeout: 60_000,
    // Tests of browsers wait more than they work.
    maxWorkers: 2,
  },
})
