import { existsSync } from 'node:fs'
import type { Engine } from '../../schema/config.ts'

/** Where Playwright keeps its own build of an engine, there or not. */
export const ownBuildPath = async (engine: Engine): Promise<string> => {
  // Loaded late: it takes a moment, and most commands need no browser.
  const playwright = await import('playwright')
  return playwright[engine].executablePath()
}

/** Playwright's own build of an engine; `null` when it is not installed. */
export const ownBuild = async (engine: Engine): Promise<string | null> => {
  const path = await ownBuildPath(engine)
  return path !== '' && existsSync(path) ? path : null
}
