import { delimiter, join } from 'node:path'
import type { World } from './world.ts'

/** Folders of the PATH, then those where rustup puts its programs before a new shell has put them on the PATH. */
export const searchFolders = (world: World): readonly string[] => {
  const cargoHome = world.env['CARGO_HOME'] ?? join(world.home, '.cargo')
  const path = (world.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...new Set([...path, join(cargoHome, 'bin')])]
}

/** File name of a program on this platform. */
export const executable = (world: World, name: string): string => (world.platform === 'win32' ? `${name}.exe` : name)

/** Path of a program, or `null`. */
export const onPath = async (world: World, name: string): Promise<string | null> => {
  for (const folder of searchFolders(world)) {
    const path = join(folder, executable(world, name))
    if (await world.exists(path)) return path
  }
  return null
}
