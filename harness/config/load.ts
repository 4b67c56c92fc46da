import { access } from 'node:fs/promises'
import { dirname, join, parse, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as z from 'zod'
import { problem } from '../errors.ts'
import { Config } from '../schema/config.ts'
import { explain } from './explain.ts'
import { errorMessage } from '../errorMessage.ts'

export const configFile = 'crosslane.config.ts'

/** The config with the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly config: Config
  /** Absolute. */
  readonly root: string
  /** `null` where there is no file and every default applies. */
  readonly file: string | null
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The nearest config file from a folder upwards. */
const findUpwards = async (folder: string): Promise<string | null> => {
  const { root } = parse(folder)
  for (let current = folder; ; current = dirname(current)) {
    const candidate = join(current, configFile)
    if (await exists(candidate)) return candidate
    if (current === root) return null
  }
}

/** Checks what a config file exports. @throws CrosslaneError that names every mistake */
export const parseConfig = (value: unknown, file: string): Config => {
  const parsed = Config.safeParse(value)
  if (!parsed.success) throw problem('badConfig', file, explain(parsed.error as z.ZodError, Config))
  const config = parsed.data
  const variants = Object.keys(config.variants)
  if (!variants.includes(config.baseline)) throw problem('unknownBaseline', config.baseline, variants)
  return config
}

/**
 * Finds and reads the config.
 *
 * @param folder where the search begins
 * @param named a file that the user named instead
 */
export const loadConfig = async (folder: string, named?: string): Promise<LoadedConfig> => {
  const file = named === undefined ? await findUpwards(folder) : resolve(folder, named)
  if (file === null) return { config: Config.parse({}), root: folder, file: null }
  if (!(await exists(file))) throw problem('noConfig', file)
  const imported = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw problem('brokenConfig', file, errorMessage(error))
  })
  const { default: value } = imported as { default?: unknown }
  if (value === undefined) throw problem('brokenConfig', file, 'it has no default export')
  return { config: parseConfig(value, file), root: dirname(file), file }
}
