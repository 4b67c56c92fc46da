import type { Check } from './check.ts'

/** The npm packages that are loaded late, or that bring a program: what would fail in the middle of a run. */
const needed = ['binaryen', 'esbuild', 'express', 'playwright', 'selenium-webdriver']

export const packagesCheck: Check = {
  id: 'packages',
  title: 'npm packages',
  run: async (world) => {
    const folders = await Promise.all(needed.map((name) => world.packageFolder(name)))
    const missing = needed.filter((_, index) => folders[index] === null)
    return missing.length === 0
      ? { status: 'ok', found: 'installed' }
      : { status: 'fail', found: `missing: ${missing.join(', ')}`, hint: 'Type: npm ci' }
  },
}
