import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { LoadedConfig } from '../config/load.ts'
import { History } from './history.ts'
import { sqlite } from './sqlite.ts'

const isServer = (database: string): boolean => /^postgres(ql)?:\/\//.test(database)

/** What may be printed of it. */
const withoutPassword = (database: string): string => database.replace(/(?<=\/\/[^/@:]*):[^/@]*(?=@)/, '')

/** The history as reports and messages call it: an absolute path, or a URL without its password. */
export const historyPlace = ({ config, root }: LoadedConfig): string => {
  const { database } = config.history
  return isServer(database) ? withoutPassword(database) : resolve(root, database)
}

/** Whether there is one to be read: opening makes the file that is missing. */
export const hasHistory = async (loaded: LoadedConfig): Promise<boolean> =>
  isServer(loaded.config.history.database) ||
  access(historyPlace(loaded)).then(
    () => true,
    () => false,
  )

/** Opens the history that the config names. @throws CrosslaneError `cannotOpenHistory`, `newerHistory` */
export const openHistory = async (loaded: LoadedConfig, signal: AbortSignal): Promise<History> => {
  const { database } = loaded.config.history
  const place = historyPlace(loaded)
  if (!isServer(database)) return History.open(sqlite(place, signal), place)
  // Whoever keeps the history in a file need not load it.
  const { postgres } = await import('./postgres.ts')
  return History.open(postgres(database), place)
}
